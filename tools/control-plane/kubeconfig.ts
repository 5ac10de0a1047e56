import type { ApiAccess } from "./api";

/** A kubeconfig whose only context has this name. */
export function kubeconfigOf({ server, ca, token }: ApiAccess, name: string): object {
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server, "certificate-authority-data": Buffer.from(ca).toString("base64") } }],
    users: [{ name: "admin", user: { token } }],
    contexts: [{ name, context: { cluster: name, user: "admin" } }],
    "current-context": name,
  };
}
