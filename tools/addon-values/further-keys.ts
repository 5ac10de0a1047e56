/** Values that a chart takes and its values.yaml has no line for: documented in a comment there, or a dependency's own. */
export const furtherKeys: Readonly<Record<string, readonly string[]>> = {
  "cert-manager": [
    "podDisruptionBudget.minAvailable",
    "webhook.podDisruptionBudget.minAvailable",
    "cainjector.podDisruptionBudget.minAvailable",
    "serviceAccount.name",
    "serviceAccount.annotations",
  ],
  "nginx-ingress": ["controller.podDisruptionBudget.minAvailable", "controller.priorityClassName"],
};
