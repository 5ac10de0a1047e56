import { join } from "node:path";
import { projectRoot } from "../../../lib/project";
import { type Started, screenOf } from "../../../tools/start/screen";

const screen = (changes: Partial<Started> = {}): string =>
  screenOf({
    id: "trial",
    elapsed: "1 min 46 s",
    outputs: { vpc_id: { value: "vpc-1", sensitive: false }, token: { value: "t0p", sensitive: true } },
    outcome: { waiting: [], leftOut: [] },
    variables: { AWS_REGION: "us-east-1" },
    ...changes,
  });
const reason = "there is no kubeconfig ~/.kube/config; npm start -- --cluster brings up a simulated one";

describe("the last screen", () => {
  it("says what is up, its outputs, and how to go on", () => {
    const text = screen();
    expect(text).toMatch(/^\ntrial is up on the emulator after 1 min 46 s\.\n/);
    expect(text).toContain("\nOutputs of trial-platform:\n  vpc_id = vpc-1\n  token = (sensitive)\n");
    expect(text).toContain("npx slipway status trial ");
    expect(text).toContain("npm start -- --down ");
    expect(text).toContain("  export AWS_REGION=us-east-1");
    expect(text).not.toContain("t0p");
  });

  it("names what was left out and what waits, and why", () => {
    const outcome = { leftOut: [`trial-addons: ${reason}`], waiting: ["trial-application no tag of api runs yet"] };
    const text = screen({ outcome });
    expect(text).toContain("trial is up on the emulator after 1 min 46 s, but for what is named below.");
    expect(text.replace(/\s+/g, " ")).toContain(`left out: trial-addons: ${reason} waits: trial-application no tag`);
  });

  it("fits 80 columns", () => {
    const long = { leftOut: [`trial-addons, trial-application: ${reason}`], waiting: [] };
    expect(
      screen({ outcome: long })
        .split("\n")
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  it("tells of the simulated cluster, and that it is simulated", () => {
    const [kubeconfig, kubectl] = [join(projectRoot, ".tools/run/k.json"), join(projectRoot, ".tools/kubectl")];
    const text = screen({ simulated: { pods: { shop: 7, keda: 1 }, leftOut: ["keda: no chart"], kubeconfig, kubectl } });
    expect(text).toContain("Pods that run in its simulated cluster: shop 7, keda 1.");
    expect(text).toContain("no container runs");
    expect(text).toContain("export KUBECONFIG=$PWD/.tools/run/k.json\n  .tools/kubectl get pods");
    expect(text).toContain("  left out: keda: no chart");
    expect(text).not.toContain("npm start -- --cluster ");
  });
});
