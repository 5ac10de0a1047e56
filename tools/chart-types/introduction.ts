/** What the application chart's README says before its tables. */
export const introduction = `Runs any number of components, jobs and cron jobs of one application, each under a service account of its own, closed to the network but for
what its values open, and within PodSecurity's \`restricted\`.

An application with jobs is two releases of this chart with the same values, in this order
([why](../../docs/adr/0007-foundation-and-workloads.md)):

    helm upgrade --install debtflow-foundation charts/application -f values.json --set part=foundation --atomic --wait
    helm upgrade --install debtflow            charts/application -f values.json --set part=workloads  --atomic --wait

It is uninstalled the other way round. What it does not make: the namespace (label it \`pod-security.kubernetes.io/enforce: restricted\`, and
\`elbv2.k8s.aws/pod-readiness-gate-inject: enabled\` where an ALB sends traffic), and whatever its Ingress, ExternalSecrets, Rollouts (Argo
Rollouts 1.9), ScaledObjects (KEDA), monitors, PrometheusRules and dashboards are for.

- A change of configuration rolls the pods; a secret that was rotated rolls them where a reloader runs.
- A pod whose secret is not synced yet waits for it; so does a job, up to its \`timeoutSeconds\`.
- With \`autoscaling\` the number of pods is the autoscaler's: an upgrade leaves it alone.
- With \`rollout\` a release lasts until the new version has all of the traffic, and fails when it was taken back
  ([why](../../docs/adr/0009-rollouts-and-helm.md)): give \`--timeout\` its \`timeoutSeconds\`, and some for the jobs.
- With \`autoscaling.triggers\` KEDA counts the pods, down to none.
- What may be two pods or more has a disruption budget and is spread over zones and nodes.`;
