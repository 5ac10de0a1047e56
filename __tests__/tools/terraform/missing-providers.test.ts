import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { missingProviders } from "../../../tools/terraform/cli-config";
import { searchMirrors } from "../../../tools/terraform/mirrors";

jest.mock("../../../tools/terraform/mirrors", () => ({
  ...jest.requireActual("../../../tools/terraform/mirrors"),
  // Instead of the whole machine.
  searchMirrors: jest.fn(),
}));

const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "providers-"));
  jest.mocked(searchMirrors).mockReset().mockResolvedValue([]);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("missingProviders", () => {
  const unreachable = { address: "nowhere.invalid/hashicorp/helm", version: "3.1.1" };
  const proxies = ["HTTPS_PROXY", "https_proxy"];
  const before = proxies.map((name) => [name, process.env[name]] as const);
  beforeEach(() => {
    for (const name of proxies) {
      delete process.env[name];
    }
  });
  afterEach(() => {
    for (const [name, value] of before) {
      if (value !== undefined) {
        process.env[name] = value;
      }
    }
  });

  it("are those that no folder has and whose registry does not answer", async () => {
    expect(await missingProviders([unreachable], join(folder, "none"))).toEqual([unreachable]);
  });

  it("are not those that some folder of the machine has", async () => {
    const providers = ["nowhere.invalid/hashicorp/helm@3.1.1"];
    jest.mocked(searchMirrors).mockResolvedValue([{ directory: "/mirror", providers }]);
    expect(await missingProviders([unreachable], join(folder, "none"))).toEqual([]);
  });

  it("are not those that Terraform has installed before", async () => {
    const place = join(folder, "nowhere.invalid/hashicorp/helm/3.1.1", platform);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "terraform-provider-helm_v3.1.1"), "");
    expect(await missingProviders([unreachable], folder)).toEqual([]);
  });

  it("are none behind a proxy, where only Terraform can tell", async () => {
    process.env.HTTPS_PROXY = "http://127.0.0.1:1";
    expect(await missingProviders([{ ...unreachable, address: "elsewhere.invalid/hashicorp/helm" }], folder)).toEqual([]);
  });
});
