import { workloadsOf } from "../../application/workloads";
import { listedEnvironments } from "../support/listed";
import { installations } from "./cases";
import { valuesOf } from "./facts";
import { type KubernetesObject, lint, podOf, render, renderText } from "./helm";
import { missingReferences } from "./references";
import { checkSchemas } from "./schema";
import { describeChart, describeSchemas } from "./tools";

describeSchemas("What the chart makes of every environment that is listed:", () => {
  it.each(listedEnvironments)("$id: is what the API takes, by Helm or by Argo CD", (environment) => {
    const manifests = Object.fromEntries(installations.map((part) => [part, renderText(valuesOf(environment, part))]));
    expect(checkSchemas(manifests).problems).toEqual([]);
  });
});

describeChart("The releases of every environment that is listed:", () => {
  describe.each(listedEnvironments.map((environment) => [environment.id, environment] as const))("%s", (_, environment) => {
    const parts = [valuesOf(environment, "foundation"), valuesOf(environment, "workloads")] as const;
    let foundation: KubernetesObject[];
    let workloads: KubernetesObject[];
    beforeAll(() => {
      foundation = render(parts[0]);
      workloads = render(parts[1]);
    });

    it("passes helm lint, either part", () => {
      for (const values of parts) {
        expect(lint(values)).toMatchObject({ passed: true });
      }
    });

    it("refers to nothing that is not there at that moment", () => {
      expect(missingReferences(foundation, workloads)).toEqual([]);
    });

    it("runs each workload as PodSecurity's restricted wants it, and tighter", () => {
      const pods = workloads.flatMap((object) => podOf(object) ?? []);
      expect(pods.length).toBeGreaterThanOrEqual(workloadsOf(environment.application).length);
      for (const { spec } of pods) {
        expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
        expect(spec.securityContext.runAsUser).toBeGreaterThan(0);
        expect(spec.automountServiceAccountToken).toBe(false);
        const [{ securityContext, resources }] = spec.containers;
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          runAsNonRoot: true,
          capabilities: { drop: ["ALL"] },
        });
        expect(Object.keys({ ...resources.requests, ...resources.limits }).sort()).toEqual(["cpu", "memory"]);
      }
    });
  });
});
