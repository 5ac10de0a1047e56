import { addonsWith, everyAddon, releasesOf } from "../support/addons";

/** Every priority that stands somewhere in the values of a chart, by its release. */
function prioritiesOf(changes: Readonly<Record<string, unknown>>): [string, string][] {
  return releasesOf(addonsWith(changes)).flatMap(({ name, values }) =>
    found(values).map((priority): [string, string] => [name, priority]),
  );
}

function found(value: unknown): string[] {
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        key === "priorityClassName" && typeof inner === "string" ? [inner] : found(inner),
      )
    : [];
}

const priorities = Object.values(everyAddon).flatMap(prioritiesOf);

/** What a component cannot start without (its secrets), is reached by, or is as many as it has to be by. */
const needed = ["external-secrets", "nginx-ingress", "keda"];

it("ranks what components need to run above them, and every other add-on below", () => {
  expect([...new Set(priorities.map(([name]) => name))]).toEqual(expect.arrayContaining([...needed, "argo-rollouts", "argo-cd"]));
  const above = priorities.filter(([, priority]) => priority !== "slipway-dispensable");
  expect([...new Set(above.map(([name]) => name))].sort()).toEqual(needed.toSorted());
  expect(new Set(above.map(([, priority]) => priority))).toEqual(new Set(["slipway-add-ons"]));
});

it("lets no metrics and no shipping of logs take a component's place, though they run on every node", () => {
  const dispensable = priorities.filter(([, priority]) => priority === "slipway-dispensable").map(([name]) => name);
  expect(dispensable).toEqual(expect.arrayContaining(["aws-for-fluent-bit", "kube-prometheus-stack"]));
});
