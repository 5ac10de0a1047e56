import { featureCases, parts } from "./cases";
import { lint, render } from "./helm";
import { missingReferences } from "./references";
import { describeChart } from "./tools";

describeChart("The chart, with", () => {
  describe.each(Object.entries(featureCases))("%s", (_, values) => {
    it.each(parts)("passes helm lint, %s", (part) => {
      expect(lint({ ...values, part })).toMatchObject({ passed: true });
    });

    it("refers to nothing that is not there at that moment", () => {
      const [foundation, workloads] = parts.map((part) => render({ ...values, part }));
      expect(missingReferences(foundation ?? [], workloads ?? [])).toEqual([]);
    });
  });
});
