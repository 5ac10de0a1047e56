import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuseLostState } from "../../../tools/deployment/lost-state";
import { StateStore } from "../../../tools/deployment/state-store";
import { folderOf, type Target } from "../../../tools/deployment/target";
import { ToolError } from "../../../tools/errors";
import { changed, planOf } from "./plans";

const stack = "shop-platform";
const version = { id: "v", changed: "2026-11-21T07:25:46Z", isLatest: false, isDeletion: false, bytes: 9, text: "{}", serial: 3 };
const deletion = { ...version, id: "d", isLatest: true, isDeletion: true };

let outdir: string;
let said: string[];

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "lost-"));
  said = [];
  mkdirSync(folderOf({ outdir }, stack), { recursive: true });
  const backend = { s3: { bucket: "states", key: "shop/platform.tfstate", region: "us-east-1" } };
  writeFileSync(join(folderOf({ outdir }, stack), "cdk.tf.json"), JSON.stringify({ terraform: { backend } }));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(outdir, { recursive: true });
});

const stored = (versions: readonly object[], whole?: object) =>
  jest.spyOn(StateStore, "open").mockResolvedValue({
    place: "s3://states/shop/platform.tfstate",
    versions: async () => versions,
    lastWhole: async () => whole,
  } as unknown as StateStore);

const fromNothing = planOf(changed("aws_vpc.v", ["create"]));
const refuse = (plan = fromNothing) => refuseLostState({ id: "shop", outdir } as Target, stack, plan, (line) => said.push(line));

describe("refuseLostState", () => {
  it("refuses to make everything again where the bucket has kept a state, and names the way back", async () => {
    stored([deletion, version], { ...version, resources: 42 });
    await expect(refuse()).rejects.toMatchObject({
      message: expect.stringContaining("s3://states/shop/platform.tfstate was deleted: the plan would make everything"),
      next: "npx slipway state restore shop platform brings it back; then run this again",
    });
  });

  it("counts as nothing what the plan takes over from AWS, such as the log group that EKS made again", async () => {
    stored([deletion, version], { ...version, resources: 42 });
    const group = changed("aws_cloudwatch_log_group.g", ["update"]);
    const takenOver = { ...group, change: { ...group.change, importing: { id: "/aws/eks/shop/cluster" } } };
    await expect(refuse(planOf(changed("aws_vpc.v", ["create"]), takenOver))).rejects.toThrow("was deleted");
  });

  it.each([
    ["nothing was ever written", []],
    ["only an empty state was deleted", [deletion, version]],
  ])("lets a first deployment through where %s", async (_, versions) => {
    stored(versions, { ...version, resources: 0 });
    await expect(refuse()).resolves.toBeUndefined();
  });

  it("does not look where the plan knows of something", async () => {
    const open = stored([deletion]);
    await refuse(planOf(changed("aws_vpc.v", ["create"]), changed("aws_vpc.w", ["no-op"])));
    expect(open).not.toHaveBeenCalled();
  });

  it("says so where it may not look, and goes on", async () => {
    jest.spyOn(StateStore, "open").mockRejectedValue(new ToolError("AWS refused s3 GET", "ask"));
    await refuse();
    expect(said).toEqual(["whether an earlier state was deleted was not looked up: AWS refused s3 GET"]);
  });
});
