import { inColours, isEmpty, summaryOf, totalsOf } from "../../../tools/deployment/summary";
import { changed, planOf, updated } from "./plans";

const plan = planOf(
  changed("aws_vpc.networking_vpc", ["create"]),
  changed("data.aws_region.here", ["read"]),
  changed("aws_eip.nat", ["no-op"]),
  updated("aws_iam_role_policy.api_s3", { policy: "{}", name: "x" }, { policy: "{ }", name: "x" }),
  changed("aws_db_instance.database_instance", ["delete", "create"], {
    replace_paths: [["kms_key_id"], ["storage_encrypted"], ["kms_key_id"]],
  }),
  changed("aws_s3_bucket.storage_files_bucket", ["delete"]),
);

describe("summaryOf", () => {
  it("puts what cannot be taken back first and marks it, and leaves out reads and what stays", () => {
    expect(summaryOf(plan)).toEqual([
      "  !! destroy  aws_s3_bucket.storage_files_bucket",
      "  !! replace  aws_db_instance.database_instance (because of kms_key_id, storage_encrypted)",
      "  ~  change   aws_iam_role_policy.api_s3 (policy)",
      "  +  create   aws_vpc.networking_vpc",
      "  1 to destroy, 1 to replace, 1 to change, 1 to create",
    ]);
  });

  it("marks a resource that is created before its predecessor goes as replaced, too", () => {
    expect(summaryOf(planOf(changed("a.b", ["create", "delete"])))[0]).toBe("  !! replace  a.b");
  });

  it("names moves, imports and what Terraform forgets", () => {
    const lines = summaryOf(
      planOf(
        { ...changed("a.new", ["no-op"]), previous_address: "a.old" },
        changed("a.found", ["no-op"], { importing: { id: "i-1" } }),
        changed("a.left", ["forget"]),
      ),
    );
    expect(lines).toEqual([
      "  !  forget   a.left",
      "  =  keep     a.new (moved from a.old)",
      "  =  keep     a.found (imported as i-1)",
      "  1 to forget, 2 to move or import",
    ]);
  });

  it("shows no value, but the names of attributes that differ or are not known yet", () => {
    const change = updated("a.b", { token: "old", same: 1, id: "x" }, { token: "new", same: 1 }, { id: true });
    expect(summaryOf(planOf(change))[0]).toBe("  ~  change   a.b (id, token)");
  });

  it("tells a plan that changes outputs only", () => {
    const outputs = { vpc_id: { actions: ["update"] }, same: { actions: ["no-op"] } };
    expect(summaryOf({ output_changes: outputs })).toEqual(["  ~  outputs   vpc_id", "  only outputs change"]);
    expect(isEmpty({ output_changes: outputs })).toBe(false);
  });

  it("has no line for a plan without changes", () => {
    const nothing = planOf(changed("a.b", ["no-op"]));
    expect([summaryOf(nothing), totalsOf(nothing), isEmpty(nothing)]).toEqual([[], "no changes", true]);
  });
});

describe("inColours", () => {
  const { FORCE_COLOR } = process.env;

  beforeEach(() => {
    process.env.FORCE_COLOR = "1";
  });

  afterEach(() => {
    delete process.env.FORCE_COLOR;
    Object.assign(process.env, FORCE_COLOR === undefined ? {} : { FORCE_COLOR });
  });

  it("shows what destroys in red, what changes in yellow, what is new in green, and the numbers as they are", () => {
    const colours = inColours(summaryOf(plan)).map(
      (line) => [...line].filter((character) => character === "\u001b").length > 0 && line.slice(2, 4),
    );
    expect(colours).toEqual(["31", "31", "33", "32", false]);
  });
});
