import { manifestsOf } from "../../../tools/cluster/manifests";
import { describeError } from "../../../tools/errors";
import { addonsWith, everyAddon } from "../../support/addons";

const stack = (resource: Record<string, Record<string, Record<string, unknown>>>) => manifestsOf({ resource });
const failure = (resource: Record<string, Record<string, Record<string, unknown>>>): string => {
  try {
    return JSON.stringify(stack(resource));
  } catch (error) {
    return describeError(error);
  }
};

describe("manifestsOf", () => {
  it("writes resources as Kubernetes names them, namespaces first, and keeps the user's own keys", () => {
    const group = {
      api_group: "rbac.authorization.k8s.io",
      kind: "ClusterRole",
      name: `\${kubernetes_cluster_role_v1.read.metadata[0].name}`,
    };
    expect(
      stack({
        kubernetes_cluster_role_v1: {
          read: {
            "//": {},
            metadata: { name: "readers" },
            rule: [{ api_groups: ["keda.sh"], resources: ["a"], verbs: ["get"] }],
          },
        },
        kubernetes_cluster_role_binding_v1: {
          bind: { metadata: { name: "readers" }, role_ref: group, subject: [{ kind: "Group" }] },
        },
        kubernetes_storage_class_v1: {
          gp3: {
            depends_on: ["kubernetes_namespace_v1.shop"],
            metadata: { name: "gp3", annotations: { "my_own.io/key": "x" } },
            parameters: { my_key: "true" },
            storage_provisioner: "ebs.csi.aws.com",
            volume_binding_mode: "WaitForFirstConsumer",
          },
        },
        kubernetes_namespace_v1: { shop: { metadata: { name: "shop" } } },
      }),
    ).toEqual([
      { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } },
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRole",
        metadata: { name: "readers" },
        rules: [{ apiGroups: ["keda.sh"], resources: ["a"], verbs: ["get"] }],
      },
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRoleBinding",
        metadata: { name: "readers" },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "readers" },
        subjects: [{ kind: "Group" }],
      },
      {
        apiVersion: "storage.k8s.io/v1",
        kind: "StorageClass",
        metadata: { name: "gp3", annotations: { "my_own.io/key": "x" } },
        parameters: { my_key: "true" },
        provisioner: "ebs.csi.aws.com",
        volumeBindingMode: "WaitForFirstConsumer",
      },
    ]);
  });

  it("knows every resource that the add-ons' stack has", () => {
    expect(manifestsOf(JSON.parse(addonsWith(everyAddon.alb))).length).toBeGreaterThan(10);
  });

  it("says what it does not know", () => {
    expect(failure({ kubernetes_ingress_v1: { web: {} } })).toMatch(
      /^kubernetes_ingress_v1 is not known outside of Terraform\n {2}next: add it/,
    );
  });

  it("takes no expression for a name", () => {
    expect(failure({ kubernetes_namespace_v1: { shop: { metadata: { name: `\${var.name}` } } } })).toMatch(
      /^\$\{var\.name\} can only be worked out by Terraform/,
    );
  });
});
