import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DeployOptions, deploy } from "../../../tools/deployment/deploy";
import { PendingError } from "../../../tools/deployment/exit-codes";
import type { PlanJson } from "../../../tools/deployment/plan";
import { type Answer, ask } from "../../../tools/deployment/probe";
import { readState, type State } from "../../../tools/deployment/state";
import { openStack, type Target } from "../../../tools/deployment/target";
import { describeError } from "../../../tools/errors";
import { Progress } from "../../../tools/start/progress";
import { TerraformError } from "../../../tools/terraform/errors";
import type { Terraform } from "../../../tools/terraform/runner";
import { Processes } from "../../../tools/terraform/stale-lock";
import { environmentWith } from "../../support/environments";
import { changed, planOf, policy, updated } from "./plans";

jest.mock("../../../tools/deployment/target", () => ({
  ...jest.requireActual("../../../tools/deployment/target"),
  openStack: jest.fn(),
}));
jest.mock("../../../tools/deployment/lost-state", () => ({ refuseLostState: async () => {} }));
jest.mock("../../../tools/deployment/probe", () => ({
  ...jest.requireActual("../../../tools/deployment/probe"),
  ask: jest.fn(),
}));
jest.mock("../../../tools/deployment/state", () => ({
  ...jest.requireActual("../../../tools/deployment/state"),
  readState: jest.fn(),
}));

const environment = environmentWith({});
const stack = (layer: string): string => `debtflow-production-${layer}`;

let folder: string;
/** What Terraform was asked for, in order. */
let asked: string[];
let printed: string[];
/** Plans of each stack, one after the other; without one, nothing changes. */
let plans: Record<string, PlanJson[]>;
let states: Record<string, State>;
let failures: Record<string, Error>;
/** What ECR says of each image; without an answer it is taken to be there. */
let images: Record<string, Answer>;
/** Called with each stack that is planned. */
let onPlan: ((stack: string) => void) | undefined;
/** What each plan's folder said of node groups besides its stack. */
let overrides: unknown[];

function overridden(of: string): unknown {
  const file = join(folder, "stacks", of, "node_groups_override.tf.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).resource.aws_eks_node_group : undefined;
}

const running = (tag?: string): State => ({
  serial: 1,
  outputs: {},
  resources: [
    {
      address: "helm_release.workloads_release",
      type: "helm_release",
      isTainted: false,
      attributes: {
        values: [JSON.stringify({ part: "workloads", images: { api: { tag }, frontend: { tag } } })],
      },
    },
  ],
});

class FakeTerraform {
  private current: PlanJson | undefined;
  foundDrift = false;
  constructor(private readonly stack: string) {}

  async init(): Promise<void> {}
  async plan(_file: string, args: readonly string[]): Promise<boolean> {
    asked.push(["plan", this.stack, ...args].join(" "));
    const failure = failures[this.stack];
    if (failure) {
      throw failure;
    }
    onPlan?.(this.stack);
    overrides.push(overridden(this.stack));
    this.current = plans[this.stack]?.shift();
    this.foundDrift = (this.current?.resource_drift ?? []).length > 0;
    return (this.current?.resource_changes ?? []).length > 0;
  }
  async show(): Promise<unknown> {
    return this.current;
  }
  async apply(file: string): Promise<void> {
    asked.push(`apply ${this.stack} ${file}`);
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deploy-"));
  mkdirSync(join(folder, "stacks", stack("platform")), { recursive: true });
  [asked, printed, plans, failures, onPlan, overrides] = [[], [], {}, {}, undefined, []];
  states = { [stack("platform")]: running("1") };
  images = {};
  jest.mocked(ask).mockImplementation(async () => images);
  jest.mocked(openStack).mockImplementation(async (_, name) => new FakeTerraform(name) as unknown as Terraform);
  jest.mocked(readState).mockImplementation(async (_, name) => states[name]);
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = async (options: Partial<DeployOptions> = {}) => (await outcomeOf(options)).waiting;

function outcomeOf({ target: changes, ...options }: { target?: Partial<Target> } & Omit<Partial<DeployOptions>, "target"> = {}) {
  const target = {
    id: environment.id,
    bootstrap: undefined,
    outdir: folder,
    processes: new Processes(join(folder, "none.json")),
    isLocal: false,
    variables: () => ({}),
    localState: () => join(folder, "none.tfstate"),
    leftOut: async () => undefined,
    ...changes,
  };
  const progress = new Progress((line) => printed.push(line.trim()));
  const approval = { agree: async () => {} };
  return deploy({ target, environment, progress, approval, dryRun: false, tags: { all: "v1", each: {} }, ...options });
}

const adding = planOf(changed("aws_s3_bucket.new", ["create"]));
const taking = planOf(changed("aws_s3_bucket.new", ["create"]), changed("aws_s3_bucket.old", ["delete"]));
const tags = (tag: string): string => `-var=image_tags=${JSON.stringify({ api: tag, frontend: tag })}`;

describe("deploy", () => {
  it("plans each stack after the one before it was applied, and applies what it showed", async () => {
    plans = { [stack("platform")]: [adding], [stack("addons")]: [adding], [stack("application")]: [adding] };
    expect(await run()).toEqual([]);
    expect(asked).toEqual([
      `plan ${stack("platform")}`,
      `apply ${stack("platform")} slipway.tfplan`,
      `plan ${stack("addons")}`,
      `apply ${stack("addons")} slipway.tfplan`,
      `plan ${stack("application")} ${tags("v1")}`,
      `apply ${stack("application")} slipway.tfplan`,
    ]);
    expect(printed.join("\n")).toContain("+  create   aws_s3_bucket.new");
  });

  it("applies nothing where nothing changes", async () => {
    await run();
    expect(asked.filter((what) => what.startsWith("apply"))).toEqual([]);
    expect(printed.join("\n")).toContain(`${stack("addons")}: nothing to change`);
  });

  it("looks for the images before it plans the application (aws/containers-roadmap#921)", async () => {
    images = { api: { refused: "reading ECR Images: couldn't find resource" } };
    await expect(run()).rejects.toThrow(/debtflow-api\S* has no image v1/);
    expect(asked).not.toContain(`plan ${stack("application")} ${tags("v1")}`);
  });

  describe("what was changed outside of Terraform", () => {
    const drift = { resource_drift: [updated("aws_db_instance.db", { port: 1 }, { port: 2 })] };
    const questions: string[] = [];
    const asking = (answer?: Error) => ({
      agree: async (question: string) => {
        questions.push(question);
        if (answer) {
          throw answer;
        }
      },
    });
    beforeEach(() => questions.splice(0));

    it("is told where nothing follows from it, and nothing is written", async () => {
      plans = { [stack("platform")]: [drift] };
      await run({ only: ["platform"] });
      expect(printed.join("\n")).toContain("!  aws_db_instance.db was changed (port): the plan leaves it as it is now");
      expect(asked).toEqual([`plan ${stack("platform")}`]);
    });

    it("is told before the plan, and asked about before an apply would take it for meant", async () => {
      plans = { [stack("platform")]: [{ ...adding, ...drift }] };
      await expect(run({ only: ["platform"], approval: asking(new PendingError("no", "run this again")) })).rejects.toThrow("no");
      const text = printed.join("\n");
      expect(text.indexOf("aws_db_instance.db was changed (port)")).toBeLessThan(text.indexOf("+  create   aws_s3_bucket.new"));
      expect(questions).toEqual(["Keep what was changed outside, from now on as if it were meant?"]);
      expect(asked).toEqual([`plan ${stack("platform")}`]);
    });

    it("is not asked about where the plan takes it back", async () => {
      const mending = planOf(updated("aws_db_instance.db", { port: 2 }, { port: 1 }));
      plans = { [stack("platform")]: [{ ...mending, ...drift }] };
      await run({ only: ["platform"], approval: asking() });
      expect(questions).toEqual([`Apply this to ${stack("platform")}?`]);
    });
  });

  describe("a node group whose new limits leave out what runs (terraform-aws-modules/terraform-aws-eks#3521)", () => {
    const group = "aws_eks_node_group.eks_groups_nodes";
    const scaling = (min: number, desired: number, max: number) => ({
      scaling_config: [{ min_size: min, desired_size: desired, max_size: max }],
    });
    const limits = (min: number, max: number) => planOf(updated(group, scaling(2, 3, 5), scaling(min, 3, max)));
    const set = (min: number, desired: number, max: number) => ({
      eks_groups_nodes: {
        scaling_config: { min_size: min, desired_size: desired, max_size: max },
        lifecycle: { ignore_changes: ["force_update_version"] },
      },
    });

    it.each([
      ["raises", 4, 6, 4, "runs 3 nodes, below its new minimum of 4: 1 are started with the change"],
      ["lowers", 1, 2, 2, "runs 3 nodes, above its new maximum of 2: 1 are drained with the change"],
    ])("%s the number in the same call, says so, and leaves it to the autoscaler again", async (_, min, max, desired, said) => {
      plans = { [stack("platform")]: [limits(min, max), planOf(updated(group, scaling(2, 3, 5), scaling(min, desired, max)))] };
      await run({ only: ["platform"] });
      expect(asked).toEqual([
        `plan ${stack("platform")}`,
        `plan ${stack("platform")}`,
        `apply ${stack("platform")} slipway.tfplan`,
      ]);
      expect(overrides).toEqual([undefined, set(min, desired, max)]);
      expect(printed.join("\n")).toContain(`${group} ${said}`);
      expect(overridden(stack("platform"))).toBeUndefined();
    });

    it("is planned once where what runs is within the limits, is new, or is replaced", async () => {
      for (const plan of [
        limits(3, 3),
        planOf(changed(group, ["create"], { after: scaling(4, 4, 6) })),
        planOf(changed(group, ["delete", "create"], { before: scaling(2, 3, 5), after: scaling(4, 4, 6) })),
      ]) {
        plans = { [stack("platform")]: [plan] };
        await run({ only: ["platform"] });
      }
      expect(overrides).toEqual([undefined, undefined, undefined]);
    });

    it("forgets what an interrupted run had said, and says nothing for ever after a failure", async () => {
      plans = { [stack("platform")]: [limits(4, 6), limits(4, 6)] };
      const approval = {
        agree: async () => {
          throw new PendingError("declined", "agree");
        },
      };
      await expect(run({ only: ["platform"], approval })).rejects.toThrow("declined");
      expect(overridden(stack("platform"))).toBeUndefined();
    });

    it("is only told of in a dry run", async () => {
      plans = { [stack("platform")]: [limits(4, 6), limits(4, 6)] };
      expect(await run({ only: ["platform"], dryRun: true })).toEqual([`${stack("platform")} would change`]);
      expect(printed.join("\n")).toContain("below its new minimum of 4");
      expect(asked).not.toContain(`apply ${stack("platform")} slipway.tfplan`);
    });
  });

  it("stops at a plan that is declined", async () => {
    plans = { [stack("platform")]: [adding] };
    const approval = {
      agree: async (_: string, declined: string) => {
        throw new PendingError(declined, "");
      },
    };
    await expect(run({ approval })).rejects.toThrow(`the plan of ${stack("platform")} was declined`);
    expect(asked).toEqual([`plan ${stack("platform")}`]);
  });

  it("takes away from a platform at once when nothing runs on it", async () => {
    plans = { [stack("platform")]: [taking] };
    await run();
    expect(asked[1]).toBe(`apply ${stack("platform")} slipway.tfplan`);
  });

  it("adds to the platform, then rolls out add-ons and application, then takes away, where something runs on it", async () => {
    states[stack("application")] = running("old");
    plans = {
      [stack("platform")]: [taking, adding, planOf(changed("aws_s3_bucket.old", ["delete"]))],
      [stack("application")]: [adding],
    };
    expect(await run()).toEqual([]);
    expect(asked).toEqual([
      `plan ${stack("platform")}`,
      `plan ${stack("platform")} -target=aws_s3_bucket.new`,
      `apply ${stack("platform")} slipway.tfplan`,
      `plan ${stack("addons")}`,
      `plan ${stack("application")} ${tags("v1")}`,
      `apply ${stack("application")} slipway.tfplan`,
      `plan ${stack("platform")}`,
      `apply ${stack("platform")} slipway.tfplan`,
    ]);
    expect(printed.join("\n")).toContain(
      "takes away what application may still use, so that goes last:\naws_s3_bucket.old is destroyed",
    );
  });

  describe("where a policy loses one thing and gains another", () => {
    const role = "aws_iam_role_policy.api";
    const swapping = planOf(
      updated(role, { policy: policy(["s3:GetObject"], ["old"]) }, { policy: policy(["s3:GetObject"], ["new"]) }),
    );
    const losing = planOf(
      updated(role, { policy: policy(["s3:GetObject"], ["new", "old"]) }, { policy: policy(["s3:GetObject"], ["new"]) }),
    );
    const heldFiles = () => readdirSync(join(folder, "stacks", stack("platform"))).filter((name) => name.startsWith("held"));

    beforeEach(() => {
      states[stack("application")] = running("old");
      mkdirSync(join(folder, "stacks", stack("platform")), { recursive: true });
      const resource = { aws_iam_role_policy: { api: { policy: policy(["s3:GetObject"], ["new"]) } } };
      writeFileSync(join(folder, "stacks", stack("platform"), "cdk.tf.json"), JSON.stringify({ resource }));
      onPlan = (what) => asked.push(`${what}: ${heldFiles().length > 0 ? "holds" : "holds nothing"}`);
    });

    it("lets it keep what it loses until the application has left it", async () => {
      plans = { [stack("platform")]: [swapping, swapping, losing], [stack("application")]: [adding] };
      expect(await run()).toEqual([]);
      expect(asked.filter((what) => what.includes(": "))).toEqual([
        `${stack("platform")}: holds nothing`,
        `${stack("platform")}: holds`,
        `${stack("addons")}: holds nothing`,
        `${stack("application")}: holds nothing`,
        `${stack("platform")}: holds nothing`,
      ]);
      expect(printed.join("\n")).toContain(`until then these keep what they lose beside what they gain:\n${role}`);
    });

    it("holds nothing any more after a plan that was declined", async () => {
      plans = { [stack("platform")]: [swapping, swapping] };
      const approval = {
        agree: async (_: string, declined: string) => {
          throw new PendingError(declined, "");
        },
      };
      await expect(run({ approval })).rejects.toThrow("was declined");
      expect(heldFiles()).toEqual([]);
    });

    it("forgets what a run held that was killed", async () => {
      writeFileSync(join(folder, "stacks", stack("platform"), "held_grants_override.tf.json"), "{}");
      await run();
      expect(heldFiles()).toEqual([]);
    });

    it.each([
      ["waits for the application that is left out", losing, [expect.stringContaining("1 removal from")]],
      ["has nothing that waits where it turns out to lose nothing", undefined, []],
    ])("%s", async (_, then, waiting) => {
      plans = { [stack("platform")]: [swapping, swapping, ...(then ? [then] : [])] };
      expect(await run({ only: ["platform"] })).toEqual(waiting);
    });
  });

  it("goes to the application at once when the platform only takes away", async () => {
    states[stack("addons")] = running();
    plans = { [stack("platform")]: [planOf(changed("aws_s3_bucket.old", ["delete"]))] };
    await run();
    expect(asked.slice(0, 2)).toEqual([`plan ${stack("platform")}`, `plan ${stack("addons")}`]);
  });

  it("keeps what runs where --only leaves the application out, and says what waits", async () => {
    states[stack("application")] = running("old");
    plans = { [stack("platform")]: [taking, adding] };
    expect(await run({ only: ["platform"] })).toEqual([
      `1 removal from ${stack("platform")}: application runs there and was not deployed in this run`,
    ]);
    expect(asked).toEqual([
      `plan ${stack("platform")}`,
      `plan ${stack("platform")} -target=aws_s3_bucket.new`,
      `apply ${stack("platform")} slipway.tfplan`,
    ]);
  });

  it("takes nothing from the platform when the rollout fails", async () => {
    states[stack("application")] = running("old");
    plans = { [stack("platform")]: [taking, adding, taking] };
    failures = { [stack("application")]: new Error("rollout") };
    await expect(run()).rejects.toThrow("rollout");
    expect(asked.filter((what) => what === `plan ${stack("platform")}`)).toHaveLength(1);
  });

  it("goes through what --only names", async () => {
    await run({ only: ["application"] });
    expect(asked).toEqual([`plan ${stack("application")} ${tags("v1")}`]);
  });

  it("keeps the tags that run", async () => {
    states[stack("application")] = running("last");
    await run({ only: ["application"], tags: { each: {} } });
    expect(asked).toEqual([`plan ${stack("application")} ${tags("last")}`]);
  });

  it("lets a first application wait for its tags: its repositories are only just there", async () => {
    expect(await run({ tags: { each: {} } })).toEqual([
      expect.stringMatching(
        /^debtflow-production-application no tag of api, frontend runs yet .* push the images, and name it: --tag/,
      ),
    ]);
    expect(asked).toEqual([`plan ${stack("platform")}`, `plan ${stack("addons")}`]);
  });

  it("names the way to a private API before it is needed, and when it is not reached", async () => {
    failures = { [stack("addons")]: new TerraformError("endpoint unreachable", "Kubernetes cluster unreachable", "") };
    const error = await run().catch((caught: unknown) => caught);
    expect(printed.join("\n")).toContain(
      "the Kubernetes API has a private endpoint only; it is meant to be reached by a runner inside the VPC",
    );
    expect(describeError(error)).toContain("debtflow-production says cluster.endpoint.path runner-in-vpc");
  });
});

describe("deploy where the cluster is optional", () => {
  const clusterAccess = { type: "kubeconfig", context: "kind", optional: true };
  const trial = environmentWith({ tier: "non-production", clusterAccess });
  const noContext = async (layer: string) => (layer === "platform" ? undefined : "no context kind; make one");
  const noProviders = new TerraformError("registry unreachable", "no helm", "");

  it("leaves add-ons and application out, says why in one line, and has nothing that waits", async () => {
    plans = { [stack("platform")]: [adding] };
    expect(await outcomeOf({ environment: trial, target: { leftOut: noContext } })).toEqual({
      waiting: [],
      leftOut: [`${stack("addons")}, ${stack("application")}: no context kind; make one`],
    });
    expect(asked).toEqual([`plan ${stack("platform")}`, `apply ${stack("platform")} slipway.tfplan`]);
    expect(printed.filter((line) => line.includes("left out"))).toHaveLength(1);
  });

  it("leaves out what has no providers, where only Terraform could tell", async () => {
    failures = { [stack("addons")]: noProviders, [stack("application")]: noProviders };
    const { waiting, leftOut } = await outcomeOf({ environment: trial });
    expect(waiting).toEqual([]);
    expect(leftOut).toEqual([expect.stringMatching(/-addons, .*-application: its providers cannot be installed here; put them/)]);
  });

  it("fails on whatever else goes wrong in a cluster that is there", async () => {
    failures = { [stack("addons")]: new TerraformError("other", "a webhook said no", "") };
    await expect(run({ environment: trial })).rejects.toThrow("a webhook said no");
  });

  it("deploys both where the cluster answers", async () => {
    plans = { [stack("addons")]: [adding], [stack("application")]: [adding] };
    expect(await outcomeOf({ environment: trial })).toEqual({ waiting: [], leftOut: [] });
    expect(asked).toContain(`apply ${stack("application")} slipway.tfplan`);
  });

  it("fails without providers where the cluster is required", async () => {
    failures = { [stack("addons")]: noProviders };
    await expect(run()).rejects.toThrow("no helm");
  });
});

describe("deploy as a trial", () => {
  it("applies nothing, and says what would change", async () => {
    states[stack("application")] = running("old");
    plans = { [stack("platform")]: [taking], [stack("application")]: [adding] };
    expect(await run({ dryRun: true })).toEqual([`${stack("platform")} would change`, `${stack("application")} would change`]);
    expect(asked.filter((what) => what.startsWith("apply"))).toEqual([]);
    expect(printed.join("\n")).toContain(`${stack("addons")}: planned with the facts that the platform gives now`);
  });

  it("says why stacks in a cluster that is not there cannot be planned", async () => {
    states = {};
    expect(await run({ dryRun: true })).toEqual([
      `${stack("addons")} cannot be planned yet: it reads facts of the platform, which is not applied`,
      `${stack("application")} cannot be planned yet: it reads facts of the platform, which is not applied`,
    ]);
  });

  it("goes on after a stack that cannot be planned", async () => {
    failures = { [stack("addons")]: new TerraformError("registry unreachable", "no helm", "") };
    expect(await run({ dryRun: true })).toEqual([`${stack("addons")} cannot be planned: no helm`]);
    expect(asked.at(-1)).toBe(`plan ${stack("application")} -lock=false ${tags("v1")}`);
  });

  it("ends when it is interrupted", async () => {
    failures = { [stack("addons")]: new TerraformError("interrupted", "stopped", "") };
    await expect(run({ dryRun: true })).rejects.toThrow("stopped");
  });
});
