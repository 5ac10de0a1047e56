import { applySeen } from "../../../tools/deployment/cluster-stacks";
import { changed, planOf } from "./plans";

describe("applySeen", () => {
  it("applies no plan that takes releases for deleted: the cluster may not be reached", async () => {
    const apply = jest.fn(async () => {});
    const plan = {
      ...planOf(changed("helm_release.workloads", ["create"])),
      resource_drift: [changed("helm_release.workloads", ["delete"])],
    };
    await expect(applySeen(plan, apply)).rejects.toThrow("helm_release.workloads: deleted, or in a cluster that is not reached");
    expect(apply).not.toHaveBeenCalled();
  });

  it("applies any other plan", async () => {
    const apply = jest.fn(async () => {});
    await applySeen(planOf(changed("helm_release.workloads", ["create"])), apply);
    expect(apply).toHaveBeenCalledTimes(1);
  });
});
