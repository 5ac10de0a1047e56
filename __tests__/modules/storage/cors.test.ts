import type { CorsRule } from "../../../modules/storage";
import { addressesOf } from "../../support/resources";
import { part, synthBucket } from "./support";

const upload: CorsRule = { origins: ["https://app.example.com"], methods: ["PUT", "GET"] };

describe("A bucket's CORS rules", () => {
  it("are absent unless asked for", () => {
    expect(addressesOf(synthBucket()).join()).not.toContain("cors");
  });

  it("let pages of the named origins do what they name, and remember it for 3000 seconds", () => {
    expect(part(synthBucket({ cors: [upload] }), "aws_s3_bucket_cors_configuration", "cors").cors_rule).toEqual([
      { allowed_origins: ["https://app.example.com"], allowed_methods: ["PUT", "GET"], max_age_seconds: 3000 },
    ]);
  });

  it("carry headers and their own age", () => {
    const cors = [{ ...upload, headers: ["x-amz-*"], exposedHeaders: ["ETag"], maxAgeSeconds: 0 }];
    expect(part(synthBucket({ cors }), "aws_s3_bucket_cors_configuration", "cors").cors_rule).toMatchObject([
      { allowed_headers: ["x-amz-*"], expose_headers: ["ETag"], max_age_seconds: 0 },
    ]);
  });

  const path = "test/storage/files.cors[0]";
  it.each<[string, Partial<CorsRule>, string]>([
    ["no origin", { origins: [] }, `${path}.origins: is empty; allowed: one or more`],
    ["no method", { methods: [] }, `${path}.methods: is empty; allowed: one or more`],
    [
      "a method that S3 does not share",
      { methods: ["PATCH" as "PUT"] },
      `${path}.methods: is not a method that S3 shares, got "PATCH"; allowed: GET, PUT, POST, DELETE, HEAD`,
    ],
    [
      "an origin with two wildcards",
      { origins: ["https://*.*.example.com"] },
      `${path}.origins: has more than one wildcard, got "https://*.*.example.com"; allowed: one * at most`,
    ],
    [
      "a header with two wildcards",
      { headers: ["x-*-*"] },
      `${path}.headers: has more than one wildcard, got "x-*-*"; allowed: one * at most`,
    ],
    ["a negative age", { maxAgeSeconds: -1 }, `${path}.maxAgeSeconds: is out of range, got -1; allowed: 0 or more`],
  ])("refuse %s", (_, change, message) => {
    expect(() => synthBucket({ cors: [{ ...upload, ...change }] })).toThrow(message);
  });

  it("are 100 at most", () => {
    expect(() => synthBucket({ cors: Array(101).fill(upload) })).toThrow(
      "test/storage/files.cors: has too many rules, got 101; allowed: 100 at most",
    );
    expect(
      part(synthBucket({ cors: Array(100).fill(upload) }), "aws_s3_bucket_cors_configuration", "cors").cors_rule,
    ).toHaveLength(100);
  });
});
