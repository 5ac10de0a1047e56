import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lackOfContext } from "../../../tools/cluster/kubeconfig";
import { lackOf, leavingOut } from "../../../tools/cluster/lack";
import { missingProviders } from "../../../tools/terraform/cli-config";

jest.mock("../../../tools/cluster/kubeconfig", () => ({ lackOfContext: jest.fn() }));
jest.mock("../../../tools/terraform/cli-config", () => ({ missingProviders: jest.fn() }));

const context = { config_path: "~/.kube/config", config_context: "kind" };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lack-"));
  jest.mocked(lackOfContext).mockReset().mockResolvedValue(undefined);
  jest.mocked(missingProviders).mockReset().mockResolvedValue([]);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(stack: string, connection: object): string {
  const required = { helm: { source: "hashicorp/helm", version: "3.1.1" } };
  const json = { terraform: { required_providers: required }, provider: { kubernetes: [connection] } };
  mkdirSync(join(folder, "stacks", stack), { recursive: true });
  writeFileSync(join(folder, "stacks", stack, "cdk.tf.json"), JSON.stringify(json));
  return join(folder, "stacks", stack);
}

describe("lackOf", () => {
  it("finds nothing where a cluster answers and the providers are to be had", async () => {
    expect(await lackOf(write("shop-addons", context))).toBeUndefined();
    expect(lackOfContext).toHaveBeenCalledWith({ path: "~/.kube/config", context: "kind" });
  });

  it("tells what is wrong with the context first", async () => {
    jest.mocked(lackOfContext).mockResolvedValue("there is no kubeconfig ~/.kube/config");
    jest.mocked(missingProviders).mockResolvedValue([{ address: "host/hashicorp/helm", version: "3.1.1" }]);
    expect(await lackOf(write("shop-addons", context))).toBe("there is no kubeconfig ~/.kube/config");
  });

  it("names the providers that are not to be had", async () => {
    jest.mocked(missingProviders).mockResolvedValue([{ address: "host/hashicorp/helm", version: "3.1.1" }]);
    const stack = write("shop-addons", context);
    expect(await lackOf(stack)).toBe("no mirror of this machine has hashicorp/helm 3.1.1, and the registry does not answer");
    expect(jest.mocked(missingProviders).mock.lastCall?.[1]).toBe(join(stack, ".terraform", "providers"));
  });

  it("knows that a login by token leads to no cluster of an emulator", async () => {
    expect(await lackOf(write("shop-addons", { token: "expression" }))).toBe(
      "the environment names no kubeconfig context (clusterAccess)",
    );
  });
});

describe("leavingOut", () => {
  it("says of the stacks in the cluster why, and what to do, and asks once for each", async () => {
    jest.mocked(lackOfContext).mockResolvedValue("nobody answers");
    for (const layer of ["addons", "application"]) {
      write(`shop-${layer}`, context);
    }
    const leftOut = leavingOut({ id: "shop", outdir: folder }, "start it");
    expect(await leftOut("platform")).toBeUndefined();
    expect(await leftOut("addons")).toBe("nobody answers; start it");
    expect(await leftOut("addons")).toBe("nobody answers; start it");
    expect(await leftOut("application")).toBe("nobody answers; start it");
    expect(lackOfContext).toHaveBeenCalledTimes(2);
  });
});
