import { featureCases, installations, parts } from "./cases";
import { lint, podOf, render } from "./helm";
import { missingReferences } from "./references";
import { describeChart } from "./tools";

describeChart("The chart, with", () => {
  describe.each(Object.entries(featureCases))("%s", (_, values) => {
    it.each(installations)("passes helm lint, %s", (part) => {
      expect(lint({ ...values, part })).toMatchObject({ passed: true });
    });

    it("refers to nothing that is not there at that moment", () => {
      const [foundation, workloads] = parts.map((part) => render({ ...values, part }));
      expect(missingReferences(foundation ?? [], workloads ?? [])).toEqual([]);
    });

    it("gives each object a name of its own, and each pod a policy of its own", () => {
      const objects = (["foundation", "workloads"] as const).flatMap((part) => render({ ...values, part }));
      const names = objects.map(({ kind, metadata: { name } }) => `${kind}/${name}`);
      expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
      for (const { metadata } of objects.flatMap((object) => podOf(object) ?? [])) {
        const policies = objects.filter(
          ({ kind, spec }) => kind === "NetworkPolicy" && spec.podSelector.matchLabels?.component === metadata.labels.component,
        );
        expect(policies).toHaveLength(1);
      }
    });

    it("runs every pod as PodSecurity's restricted wants it", () => {
      for (const { spec } of render({ ...values, part: "workloads" }).flatMap((object) => podOf(object) ?? [])) {
        expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
        for (const { securityContext } of [...(spec.initContainers ?? []), ...spec.containers]) {
          expect(securityContext).toMatchObject({
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          });
        }
      }
    });
  });
});
