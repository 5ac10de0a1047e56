import { type Answer, askHosts, hostQuestions } from "../../../tools/slipway/status-hosts";
import { hostText } from "../../../tools/slipway/status-text";
import { environmentWith } from "../../support/environments";

const environment = environmentWith({
  "ingress.hosts": {
    "api.debtflow.example.com": { routes: { "/": "api" } },
    "www.debtflow.example.com": { redirectTo: "debtflow.example.com" },
  },
  "addons.monitoring": { grafana: { host: "grafana.debtflow.example.com", sourceCidrs: ["198.51.100.0/24"] } },
});

describe("the hosts of an environment", () => {
  it("are asked for the health of what stands there", () => {
    expect(hostQuestions(environment).map(({ url, leadsTo }) => [url, leadsTo])).toEqual([
      ["https://debtflow.example.com/health/", ["api", "frontend"]],
      ["https://api.debtflow.example.com/health/", ["api"]],
      ["https://www.debtflow.example.com/", ["debtflow.example.com"]],
      ["https://grafana.debtflow.example.com/api/health", ["Grafana"]],
    ]);
  });

  it("are asked for a path that leads there, where the health's own does not", () => {
    const routes = { "/v1": "api" };
    const [, api] = hostQuestions(environmentWith({ "ingress.hosts": { "api.debtflow.example.com": { routes } } }));
    expect(api?.url).toBe("https://api.debtflow.example.com/v1");
  });

  it("are asked without TLS where they have none", () => {
    const plain = environmentWith({ dns: undefined, tier: "non-production", "addons.externalDns": false });
    expect(hostQuestions(plain).map(({ url }) => url)).toEqual(["http://debtflow.example.com/health/"]);
  });

  it("answer each for itself: with a code below 400, a redirect by leading to its host", async () => {
    const answers: Readonly<Record<string, Answer | Error>> = {
      "https://debtflow.example.com/health/": { code: 200 },
      "https://api.debtflow.example.com/health/": { code: 503 },
      "https://www.debtflow.example.com/": { code: 301, location: "https://debtflow.example.com:443/" },
      "https://grafana.debtflow.example.com/api/health": new Error("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") }),
    };
    const found = await askHosts(environment, async (url) => {
      const answer = answers[url];
      if (answer === undefined || answer instanceof Error) {
        throw answer ?? new Error(url);
      }
      return answer;
    });
    expect(found.map(hostText)).toEqual([
      "debtflow.example.com (api, frontend): answers, 200 from https://debtflow.example.com/health/",
      "api.debtflow.example.com (api): does not answer, 503 from https://api.debtflow.example.com/health/",
      "www.debtflow.example.com (debtflow.example.com): answers, 301 to https://debtflow.example.com:443/ from https://www.debtflow.example.com/",
      "grafana.debtflow.example.com (Grafana): does not answer, getaddrinfo ENOTFOUND from https://grafana.debtflow.example.com/api/health",
    ]);
  });

  it("does not answer for one that a redirect does not lead to", async () => {
    const [, , www] = await askHosts(environment, async () => ({ code: 301, location: "https://www.debtflow.example.com/" }));
    expect(www).toMatchObject({ host: "www.debtflow.example.com", answers: false });
  });
});
