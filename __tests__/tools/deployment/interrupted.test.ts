import { interruptedIn, planKeeping } from "../../../tools/deployment/interrupted";
import type { PlanJson } from "../../../tools/deployment/plan";

const tainted = (type: string, before: object, reason = "replace_because_tainted"): PlanJson => ({
  resource_changes: [
    {
      address: `${type}.it`,
      type,
      action_reason: reason,
      change: { actions: ["delete", "create"], before: before as Record<string, unknown>, after: {} },
    },
  ],
});

describe("interruptedIn", () => {
  // Statuses: "Viewing Amazon RDS DB instance status", EKS API reference (Cluster, Nodegroup).
  it.each([
    ["aws_db_instance", { status: "available" }, "made"],
    ["aws_db_instance", { status: "backing-up" }, "under way"],
    ["aws_eks_cluster", { status: "CREATING" }, "under way"],
    ["aws_eks_cluster", { status: "ACTIVE" }, "made"],
    ["aws_eks_node_group", { status: "ACTIVE" }, "made"],
    ["aws_elasticache_replication_group", { primary_endpoint_address: "" }, "under way"],
    ["aws_elasticache_replication_group", { primary_endpoint_address: "a.cache.amazonaws.com" }, "made"],
    ["aws_kms_key", { arn: "arn" }, "made"],
  ])("knows of %s %p that it is %s", (type, before, progress) => {
    expect(interruptedIn(tainted(type, before))).toEqual([{ address: `${type}.it`, progress }]);
  });

  it("names what protects it", () => {
    expect(interruptedIn(tainted("aws_db_instance", { status: "failed", deletion_protection: true }))).toEqual([
      { address: "aws_db_instance.it", progress: "failed", protection: "has deletion protection" },
    ]);
  });

  it.each([
    ["what failed in AWS", tainted("aws_db_instance", { status: "failed" })],
    ["what failed in AWS", tainted("aws_eks_node_group", { status: "CREATE_FAILED" })],
    ["what is replaced for another reason", tainted("aws_db_instance", { status: "available" }, "replace_because_cannot_update")],
    ["what can be made anew without a loss", tainted("aws_route", {})],
  ])("lets %s be replaced", (_, plan) => {
    expect(interruptedIn(plan)).toEqual([]);
  });
});

describe("planKeeping", () => {
  async function keep(...plans: (PlanJson | undefined)[]) {
    const [asked, said]: [string[], string[]] = [[], []];
    const result = await planKeeping(
      { untaint: async (address) => void asked.push(`untaint ${address}`) },
      (line) => said.push(line),
      async (addresses) => {
        asked.push(["plan", ...addresses].join(" "));
        return plans.shift();
      },
      async () => asked.push("wait"),
    );
    return { asked, said, result };
  }
  const making = tainted("aws_db_instance", { status: "creating", deletion_protection: true });
  const made = tainted("aws_db_instance", { status: "available", deletion_protection: true });

  it("plans once where nothing was interrupted", async () => {
    expect((await keep(undefined)).asked).toEqual(["plan"]);
  });

  it("waits until AWS has made it, keeps it, plans anew, and says so", async () => {
    const { asked, said, result } = await keep(making, making, made, undefined);
    const poll = ["wait", "plan aws_db_instance.it"];
    expect(asked).toEqual(["plan", ...poll, ...poll, "untaint aws_db_instance.it", "plan"]);
    expect(result).toBeUndefined();
    expect(said.join("\n")).toContain(
      "AWS still makes what an interrupted run has begun; waiting for its end: aws_db_instance.it",
    );
    expect(said.at(-1)).toContain("AWS has made it: kept, not replaced (terraform untaint)");
  });

  it("keeps what failed and refuses to go, and says what to do", async () => {
    const failed = tainted("aws_db_instance", { status: "failed", deletion_protection: true });
    const { asked, said } = await keep(failed, undefined);
    expect(asked).toContain("untaint aws_db_instance.it");
    expect(said.at(-1)).toContain("it failed in AWS, and has deletion protection: kept, mend it there or switch that off");
  });

  it("gives up on what AWS does not get done with", async () => {
    const { asked, error } = await (async () => {
      const plans: string[] = [];
      const ending = planKeeping(
        { untaint: async () => {} },
        () => {},
        async () => making,
        async (ms) => plans.push(String(ms)),
      );
      return { asked: plans, error: await ending.catch((reason: Error) => reason) };
    })();
    expect(error).toMatchObject({ message: "AWS does not get done with aws_db_instance.it" });
    expect(asked.length).toBeGreaterThan(200);
  });
});
