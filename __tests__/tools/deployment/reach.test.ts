import { explainReach, reachOf } from "../../../tools/deployment/reach";
import { describeError } from "../../../tools/errors";
import { TerraformError } from "../../../tools/terraform/errors";
import { environmentWith } from "../../support/environments";

const kubeconfig = { clusterAccess: { type: "kubeconfig", context: "kind" } };
const ranges = { "cluster.endpoint": { publicCidrs: ["192.0.2.0/24"], path: "public-cidrs" } };
const pulled = {
  delivery: "argocd",
  "addons.argoCd": { repository: "https://github.com/shop/shop", path: "charts/application", imageTagsFile: "tags.yaml" },
};
const unreachable = new TerraformError("endpoint unreachable", "i/o timeout", "check it");

describe("reachOf", () => {
  it.each([
    ["runner-in-vpc", {}, "a runner inside the VPC"],
    ["terraform-cloud-agent", { backend: { type: "cloud", organization: "shop" } }, "a Terraform Cloud agent inside the VPC"],
    ["argocd-pull", pulled, "Argo CD inside the cluster"],
  ])("says of a private API which way is meant by %s", (path, changes, way) => {
    expect(reachOf(environmentWith({ "cluster.endpoint.path": path, ...changes }))).toContain(
      `the Kubernetes API has a private endpoint only; it is meant to be reached by ${way}`,
    );
  });

  it.each([
    ["a public one", ranges],
    ["a context of its own", kubeconfig],
  ])("says nothing of %s", (_, changes) => {
    expect(reachOf(environmentWith(changes))).toBeUndefined();
  });
});

describe("explainReach", () => {
  it("names the ranges that reach a public API", () => {
    expect(describeError(explainReach(unreachable, environmentWith(ranges)))).toContain(
      "so run this from a machine in the ranges of cluster.endpoint.publicCidrs\n        its public endpoint is open to 192.0.2.0/24",
    );
  });

  it.each([
    ["another failure", new TerraformError("locked", "x", "y"), {}],
    ["a context of its own", unreachable, kubeconfig],
  ])("leaves %s as it is", (_, error, changes) => {
    expect(explainReach(error, environmentWith(changes))).toBe(error);
  });
});
