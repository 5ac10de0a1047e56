import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Lack, type Login, logIn } from "../../../tools/cluster/access";
import { type DestroyOptions, destroy } from "../../../tools/deployment/destroy";
import { type Answer, ask } from "../../../tools/deployment/probe";
import { readState, type State } from "../../../tools/deployment/state";
import { openStack } from "../../../tools/deployment/target";
import { describeError } from "../../../tools/errors";
import { Progress } from "../../../tools/start/progress";
import { terraformError } from "../../../tools/terraform/errors";
import type { Terraform } from "../../../tools/terraform/runner";
import { Processes } from "../../../tools/terraform/stale-lock";

jest.mock("../../../tools/deployment/target", () => ({
  ...jest.requireActual("../../../tools/deployment/target"),
  openStack: jest.fn(),
}));
jest.mock("../../../tools/cluster/access", () => ({ logIn: jest.fn() }));
jest.mock("../../../tools/deployment/probe", () => ({
  ...jest.requireActual("../../../tools/deployment/probe"),
  ask: jest.fn(),
}));
jest.mock("../../../tools/deployment/state", () => ({
  ...jest.requireActual("../../../tools/deployment/state"),
  readState: jest.fn(),
}));

let folder: string;
let asked: string[];
let printed: string[];
let states: Record<string, State>;
/** Why the cluster is not there. */
let lack: string | undefined;
/** Why a stack cannot be planned with what is there now. */
let unplanned: Record<string, string>;
/** Stacks that hold on to something whatever is destroyed. */
let sticky: string[];
/** How the cluster is reached. */
let login: Login | Lack;
/** What lay beside a stack when it was initialized last. */
let overrides: string[];
/** What AWS says of what it is asked. */
let answers: Record<string, Answer>;

const holding = (type: string, attributes: Record<string, unknown> = {}): State => ({
  serial: 1,
  outputs: {},
  resources: [{ address: `${type}.x`, type, attributes, isTainted: false }],
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "destroy-"));
  [asked, printed, sticky, lack, unplanned] = [[], [], [], undefined, {}];
  for (const layer of ["platform", "addons", "application"]) {
    const variable = layer === "application" ? { image_tags: { type: "object({ api = string, my-web = string })" } } : {};
    mkdirSync(join(folder, "stacks", `shop-${layer}`), { recursive: true });
    writeFileSync(join(folder, "stacks", `shop-${layer}`, "cdk.tf.json"), JSON.stringify({ variable }));
  }
  states = {
    "shop-platform": holding("aws_vpc"),
    "shop-addons": holding("helm_release"),
    "shop-application": holding("helm_release"),
  };
  answers = {};
  login = { cluster: {} as Login["cluster"], renew: async () => {}, close: () => {} };
  jest.mocked(logIn).mockImplementation(async () => login);
  jest.mocked(ask).mockImplementation(async () => answers);
  jest.mocked(readState).mockImplementation(async (_, stack) => states[stack]);
  jest.mocked(openStack).mockImplementation(async (_, stack) => {
    const terraform = {
      init: async () => {
        overrides = readdirSync(join(folder, "stacks", stack)).filter((name) => name !== "cdk.tf.json");
      },
      stateList: async () => states[stack]?.resources.map(({ address }) => address) ?? [],
      forget: async (address: string) => void asked.push(`forget ${address}`),
      destroy: async (args: readonly string[]) => {
        asked.push([stack, ...args].join(" "));
        const failure = unplanned[stack];
        if (failure !== undefined && !args.includes("-refresh=false")) {
          throw terraformError("destroy", [], failure);
        }
        if (!sticky.includes(stack)) {
          delete states[stack];
        }
      },
    };
    return terraform as unknown as Terraform;
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(options: Partial<DestroyOptions> = {}): Promise<boolean> {
  const target = {
    id: "shop",
    bootstrap: "shop-bootstrap",
    outdir: folder,
    processes: new Processes(join(folder, "none.json")),
    isLocal: false,
    variables: () => ({}),
    localState: () => join(folder, "none.tfstate"),
    leftOut: async (layer: string) => (layer === "platform" ? undefined : lack),
  };
  const agree = async () => {
    asked.push("agree");
  };
  const progress = new Progress((line) => printed.push(line.trim()));
  return destroy({ target, progress, dryRun: false, bootstrap: false, agree, ...options });
}

const outcome = (action: Promise<unknown>) =>
  action.then(
    () => "done",
    (error: unknown) => describeError(error),
  );

describe("destroy", () => {
  it("asks once, and goes from the application down", async () => {
    expect(await run()).toBe(true);
    expect(asked).toEqual([
      "agree",
      'shop-application -var=image_tags={"api":"destroyed","my-web":"destroyed"}',
      "shop-addons",
      "shop-platform",
    ]);
  });

  it("refuses to go on where the cluster is not reached, because the Helm provider would forget its releases without a word", async () => {
    login = { lack: "kubectl does not reach the cluster from here: i/o timeout" };
    expect(await outcome(run())).toContain(
      "shop-application has releases, and would forget them undestroyed: kubectl does not reach the cluster from here",
    );
    expect(asked).toEqual(["agree"]);
  });

  it("goes on where nothing can look whether it is reached, and says so", async () => {
    login = { lack: "there is no kubectl on this machine", isOfPrograms: true };
    expect(await run()).toBe(true);
    expect(printed.join("\n")).toContain("whether the cluster is reached is not known: there is no kubectl on this machine");
  });

  it("forgets what is another stack's by now, which Terraform would destroy in spite of its removed blocks", async () => {
    const address = "aws_iam_openid_connect_provider.x";
    states = { "shop-platform": holding("aws_iam_openid_connect_provider") };
    const removed = [address, "aws_vpc.unknown"].map((from) => ({ from, lifecycle: { destroy: false } }));
    writeFileSync(join(folder, "stacks", "shop-platform", "cdk.tf.json"), JSON.stringify({ removed }));
    await run();
    expect(asked).toEqual(["agree", `forget ${address}`, "shop-platform"]);
    expect(printed.join("\n")).toContain(`${address} is not this stack's any more: it stays`);
  });

  it("leaves out what a killed deployment left beside the stack, which may be of what is there no more", async () => {
    for (const name of ["held_grants.tf.json", "held_grants_override.tf.json", "node_groups_override.tf.json"]) {
      writeFileSync(join(folder, "stacks", "shop-platform", name), "{}");
    }
    await run();
    expect(overrides).toEqual([]);
  });

  it("leaves the platform alone while add-ons hold on to something", async () => {
    sticky = ["shop-addons"];
    expect(await outcome(run())).toBe(
      "shop-addons still holds helm_release.x\n  next: what is below it stays until it is empty: run this again",
    );
    expect(asked).not.toContain("shop-platform");
  });

  it("needs no repository of charts: without one it goes by what the state names, and the platform is not left to be billed", async () => {
    unplanned = { "shop-addons": "Error: Error locating chart\n\nUnable to locate chart keda: no such host" };
    expect(await outcome(run())).toBe("done");
    expect(asked.slice(2)).toEqual(["shop-addons", "shop-addons -refresh=false", "shop-platform"]);
    expect(printed.join("\n")).toContain("shop-addons: a chart cannot be fetched: destroys what the state names");
  });

  it("goes by the state alone for no other reason", async () => {
    unplanned = { "shop-addons": "Error: Kubernetes cluster unreachable: i/o timeout" };
    expect(await outcome(run())).toMatch(/^terraform destroy failed/);
    expect(asked.slice(2)).toEqual(["shop-addons"]);
  });

  it("stops where the cluster is not there, and says why", async () => {
    lack = "nobody answers; start it";
    expect(await outcome(run())).toMatch(
      /^shop-application still holds resources, and cannot be destroyed from here: nobody answers/,
    );
    expect(asked).toEqual(["agree"]);
  });

  it("leaves behind what is in a cluster that is not there, when everything else is thrown away", async () => {
    lack = "nobody answers; start it";
    expect(await outcome(run({ leaveBehind: true }))).toBe("done");
    expect(asked).toEqual(["agree", "shop-platform"]);
    expect(printed.join("\n")).toContain("shop-addons: left as it is: nobody answers\n");
  });

  it("destroys nothing when the answer is no", async () => {
    const agree = () => Promise.reject(new Error("no"));
    expect(await outcome(run({ agree }))).toContain("no");
    expect(asked).toEqual([]);
  });

  it("refuses before the question what would stop it in the middle, and names it", async () => {
    states["shop-platform"] = holding("aws_db_instance", { deletion_protection: true });
    expect(await outcome(run())).toBe(
      "aws_db_instance.x has deletion protection\n  next: switch it off in the environment, with a reason; deploy that; and run this again. Nothing was destroyed",
    );
    expect(asked).toEqual([]);
  });

  it.each([
    [
      "aws_s3_bucket",
      { bucket: "files" },
      { said: "a.pdf" },
      "aws_s3_bucket.x holds objects, and is not to be emptied (forceDestroy)",
    ],
    [
      "aws_s3_bucket",
      { bucket: "files", versioning: [{ enabled: true }] },
      { said: "" },
      "aws_s3_bucket.x is versioned, so it may keep what was deleted, and is not to be emptied (forceDestroy)",
    ],
    [
      "aws_ecr_repository",
      { name: "api" },
      { said: "sha256:1" },
      "aws_ecr_repository.x holds images, and is not to be emptied (registry.forceDelete)",
    ],
    [
      "aws_s3_bucket",
      { bucket: "files" },
      { refused: "AccessDenied" },
      "aws_s3_bucket.x may hold something, which would stop it: AccessDenied",
    ],
  ])("asks AWS whether %s with %j would stop it, before anything goes", async (type, attributes, answer, message) => {
    states["shop-platform"] = holding(type, attributes);
    answers = { [`${type}.x`]: answer };
    expect(await outcome(run())).toContain(message);
    expect(asked).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, Answer]>([
    ["aws_s3_bucket", { bucket: "files", versioning: [{ enabled: false }] }, { said: "" }],
    ["aws_s3_bucket", { bucket: "files" }, { refused: "NoSuchBucket: it is gone" }],
    [
      "aws_ecr_repository",
      { name: "api" },
      { refused: "Your query returned no results. Please change your search criteria and try again." },
    ],
    ["aws_ecr_repository", { name: "api" }, { refused: "reading ECR Images: couldn't find resource" }],
  ])("goes on with %s with %j that holds nothing", async (type, attributes, answer) => {
    states["shop-platform"] = holding(type, attributes);
    answers = { [`${type}.x`]: answer };
    expect(await outcome(run())).toBe("done");
  });

  it("only shows what would go, and what of it stays", async () => {
    states["shop-platform"] = holding("aws_s3_bucket");
    expect(await run({ dryRun: true })).toBe(true);
    expect(asked).toEqual([]);
    expect(printed.join("\n")).toContain("!! destroy  aws_s3_bucket.x");
    expect(printed.join("\n")).toContain("aws_s3_bucket.x goes only when it is empty");
  });

  it("has nothing to do where nothing is", async () => {
    states = {};
    expect(await run()).toBe(false);
    expect(asked).toEqual([]);
  });
});
