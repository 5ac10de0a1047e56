import { Token } from "../../../lib/terraform";
import type { BucketProps, LifecycleRule, Transition } from "../../../modules/storage";
import { part, ruleOf, synthBucket } from "./support";

const archive: LifecycleRule = {
  id: "archive-old-files",
  transitions: [{ days: 90, storageClass: "GLACIER" }],
  expirationDays: 365,
};

const withRule = (change: Partial<LifecycleRule>) => synthBucket({ lifecycle: [{ ...archive, ...change }] });

describe("A bucket's lifecycle", () => {
  it("clears away noncurrent versions, lone delete markers and unfinished uploads of every key", () => {
    expect(ruleOf(synthBucket(), "housekeeping")).toEqual({
      id: "housekeeping",
      status: "Enabled",
      filter: [{}],
      expiration: [{ expired_object_delete_marker: true }],
      noncurrent_version_expiration: [{ noncurrent_days: 90 }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    });
  });

  it("keeps noncurrent versions and uploads as long as told", () => {
    const rule = ruleOf(synthBucket({ noncurrentVersionDays: 30, newerVersionsKept: 10, abortUploadDays: 1 }), "housekeeping");
    expect(rule.noncurrent_version_expiration).toEqual([{ noncurrent_days: 30, newer_noncurrent_versions: 10 }]);
    expect(rule.abort_incomplete_multipart_upload).toEqual([{ days_after_initiation: 1 }]);
  });

  it("clears away old versions where versioning was suspended, too", () => {
    expect(ruleOf(synthBucket({ versioning: false }), "housekeeping")).toHaveProperty("noncurrent_version_expiration");
  });

  it("is set once versioning is", () => {
    expect(part(synthBucket(), "aws_s3_bucket_lifecycle_configuration", "lifecycle").depends_on).toEqual([
      "aws_s3_bucket_versioning.storage_files_versioning",
    ]);
  });

  it("archives after 90 days and deletes after a year", () => {
    expect(ruleOf(withRule({}), "archive-old-files")).toEqual({
      id: "archive-old-files",
      status: "Enabled",
      filter: [{}],
      transition: [{ days: 90, storage_class: "GLACIER" }],
      expiration: [{ days: 365 }],
    });
  });

  it("has rules of its own for each prefix, beside its housekeeping", () => {
    const json = synthBucket({
      lifecycle: [
        { id: "dumps", prefix: "dumps/", expirationDays: 30 },
        { id: "exports", prefix: "exports/", transitions: [{ days: 0, storageClass: "GLACIER_IR" }] },
      ],
    });
    expect(ruleOf(json, "dumps")).toEqual({
      id: "dumps",
      status: "Enabled",
      filter: [{ prefix: "dumps/" }],
      expiration: [{ days: 30 }],
    });
    expect(ruleOf(json, "exports")).toEqual({
      id: "exports",
      status: "Enabled",
      filter: [{ prefix: "exports/" }],
      transition: [{ days: 0, storage_class: "GLACIER_IR" }],
    });
    expect(ruleOf(json, "housekeeping")).toBeDefined();
  });

  it.each<[string, readonly Transition[]]>([
    ["STANDARD_IA at 30 days", [{ days: 30, storageClass: "STANDARD_IA" }]],
    [
      "an archive 30 days after STANDARD_IA",
      [
        { days: 30, storageClass: "STANDARD_IA" },
        { days: 60, storageClass: "GLACIER" },
      ],
    ],
    [
      "a colder archive a day later",
      [
        { days: 1, storageClass: "GLACIER_IR" },
        { days: 2, storageClass: "DEEP_ARCHIVE" },
      ],
    ],
  ])("takes %s", (_, transitions) => {
    const rule = ruleOf(withRule({ transitions }), "archive-old-files");
    expect(rule.transition).toEqual(transitions.map(({ days, storageClass }) => ({ days, storage_class: storageClass })));
  });

  const path = "test/storage/files.lifecycle.archive-old-files";
  it.each<[string, Partial<LifecycleRule>, string]>([
    [
      "STANDARD_IA before 30 days",
      { transitions: [{ days: 29, storageClass: "STANDARD_IA" }] },
      `${path}.transitions[0].days: is out of range, got 29; allowed: 30 or more`,
    ],
    [
      "ONEZONE_IA before 30 days",
      { transitions: [{ days: 29, storageClass: "ONEZONE_IA" }] },
      `${path}.transitions[0].days: is out of range, got 29; allowed: 30 or more`,
    ],
    [
      "a negative day",
      { transitions: [{ days: -1, storageClass: "GLACIER" }] },
      `${path}.transitions[0].days: is out of range, got -1; allowed: 0 or more`,
    ],
    [
      "an archive less than 30 days after STANDARD_IA",
      {
        transitions: [
          { days: 30, storageClass: "STANDARD_IA" },
          { days: 59, storageClass: "GLACIER" },
        ],
      },
      `${path}.transitions[1].days: comes too early after STANDARD_IA, got 59; allowed: 60 or more`,
    ],
    [
      "two transitions on one day",
      {
        transitions: [
          { days: 90, storageClass: "GLACIER" },
          { days: 90, storageClass: "DEEP_ARCHIVE" },
        ],
      },
      `${path}.transitions[1].days: comes too early after GLACIER, got 90; allowed: 91 or more`,
    ],
    [
      "a way back to a warmer class",
      {
        transitions: [
          { days: 30, storageClass: "GLACIER" },
          { days: 90, storageClass: "STANDARD_IA" },
        ],
      },
      `${path}.transitions[1].storageClass: cannot follow GLACIER, got "STANDARD_IA"; allowed: DEEP_ARCHIVE`,
    ],
    [
      "a class after the coldest",
      {
        transitions: [
          { days: 30, storageClass: "DEEP_ARCHIVE" },
          { days: 90, storageClass: "DEEP_ARCHIVE" },
        ],
      },
      `${path}.transitions[1].storageClass: cannot follow DEEP_ARCHIVE, got "DEEP_ARCHIVE"; allowed: no further transition`,
    ],
    [
      "an expiration on the day of the transition",
      { expirationDays: 90 },
      `${path}.expirationDays: comes before the transition to GLACIER, got 90; allowed: 91 or more`,
    ],
    [
      "an expiration at once",
      { transitions: [], expirationDays: 0 },
      `${path}.expirationDays: is out of range, got 0; allowed: 1 or more`,
    ],
    [
      "a rule that does nothing",
      { transitions: [], expirationDays: undefined },
      `${path}: does nothing; allowed: transitions, expirationDays or both`,
    ],
    [
      "the id of its own rule",
      { id: "housekeeping" },
      'test/storage/files.lifecycle.housekeeping: is not a rule id, got "housekeeping"; allowed: 1 to 255 characters, other than "housekeeping"',
    ],
    ["an empty id", { id: "" }, 'is not a rule id, got ""; allowed: 1 to 255 characters'],
    ["an id of 256 characters", { id: "a".repeat(256) }, "allowed: 1 to 255 characters"],
  ])("refuses %s", (_, change, message) => {
    expect(() => withRule(change)).toThrow(message);
  });

  it("refuses two rules of one id", () => {
    expect(() => synthBucket({ lifecycle: [archive, archive] })).toThrow(
      'test/storage/files.lifecycle.id: is there twice, got "archive-old-files"; allowed: each value once',
    );
  });

  it.each<[keyof BucketProps, number, string]>([
    ["noncurrentVersionDays", 0, "1 or more"],
    ["noncurrentVersionDays", 1.5, "1 or more"],
    ["newerVersionsKept", -1, "0 to 100"],
    ["newerVersionsKept", 101, "0 to 100"],
    ["abortUploadDays", 0, "1 or more"],
  ])("refuses %s of %d", (name, value, allowed) => {
    expect(() => synthBucket({ [name]: value })).toThrow(
      `test/storage/files.${name}: is out of range, got ${value}; allowed: ${allowed}`,
    );
  });

  it("leaves to Terraform the days that only Terraform knows", () => {
    const days = Token.asNumber({ resolve: () => 1000, creationStack: [], toString: () => "" });
    const rule = ruleOf(withRule({ transitions: [{ days, storageClass: "GLACIER" }] }), "archive-old-files");
    expect(rule.transition).toEqual([{ days: 1000, storage_class: "GLACIER" }]);
  });
});
