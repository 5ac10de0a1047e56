const word = "[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";
const domain = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";

/** A key of a node's label or taint, as EKS takes it. */
export const labelKey = {
  form: new RegExp(`^(?=.{1,63}$)(${domain}/)?${word}$`),
  allowed: "at most 63 characters such as example.com/tier, or tier alone",
};

/** A value of a node's label or taint. */
export const labelValue = {
  form: new RegExp(`^${word}$`),
  allowed: "1 to 63 letters, digits, - _ and ., with a letter or digit at both ends",
};

/** Whether a node that gives itself such a label is not let into the cluster. Source: Kubernetes, NodeRestriction. */
export function isReservedLabel(key: string): boolean {
  const within = (domain: string) => new RegExp(`^(.+\\.)?${domain.replaceAll(".", "\\.")}/`).test(key);
  return (
    ["kubernetes.io", "k8s.io", "eks.amazonaws.com"].some(within) && !["node.kubernetes.io", "kubelet.kubernetes.io"].some(within)
  );
}
