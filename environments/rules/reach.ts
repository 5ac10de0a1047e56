import { rule } from "./rule";

/** How later stacks reach the cluster, and what is to install the application there. */
export const reachRules = [
  rule(["delivery", "addons"], function* ({ delivery, addons }) {
    if (delivery === "argocd" && addons.argoCd === undefined) {
      yield {
        path: ["delivery"],
        problem: "needs addons.argoCd",
        given: delivery,
        allowed: "helm, or argocd with addons.argoCd",
      };
    }
  }),

  rule(["cluster", "delivery", "addons"], function* ({ cluster, delivery, addons }) {
    const { path } = cluster.endpoint;
    if (path !== "argocd-pull") {
      return;
    }
    if (delivery !== "argocd") {
      yield {
        path: ["delivery"],
        problem: `cannot reach the Kubernetes API with cluster.endpoint.path ${path}`,
        given: delivery,
        allowed: "argocd",
      };
    } else if (addons.argoCd !== undefined && addons.argoCd.imageTagsFile === undefined) {
      yield {
        path: ["addons", "argoCd", "imageTagsFile"],
        problem: `is missing: with cluster.endpoint.path ${path}, rollouts come from the repository`,
        allowed: "a values file of the repository, such as image-tags/production.yaml",
      };
    }
  }),

  rule(["cluster", "backend"], function* ({ cluster, backend }) {
    const { path } = cluster.endpoint;
    if (path === "terraform-cloud-agent" && backend.type !== "cloud") {
      yield {
        path: ["cluster", "endpoint", "path"],
        problem: "needs Terraform Cloud, which the backend is not",
        given: path,
        allowed: "runner-in-vpc, argocd-pull, or a backend of type cloud",
      };
    }
  }),
];
