import { databaseClassRefusal, nodeTypeRefusal } from "../../lib/data-store-types";

describe("sizes of data stores", () => {
  it.each(["db.t3.medium", "db.t4g.micro", "db.m7g.large", "db.r6i.4xlarge", "db.r8g.24xlarge", "db.x2iedn.xlarge"])(
    "RDS has %s for PostgreSQL",
    (name) => {
      expect(databaseClassRefusal(name)).toBeUndefined();
    },
  );

  it.each(["cache.t3.micro", "cache.t4g.medium", "cache.r7g.large", "cache.m6g.12xlarge", "cache.r6gd.2xlarge"])(
    "ElastiCache has %s",
    (name) => {
      expect(nodeTypeRefusal(name)).toBeUndefined();
    },
  );

  it("refuses a class that RDS does not have, with the nearest and the table's day and file", () => {
    expect(databaseClassRefusal("db.r7g.huge")).toEqual({
      problem: "is no instance class of RDS for PostgreSQL",
      allowed: expect.stringMatching(
        /^db\.r7g\..*, or another that AWS had on 2026-10-20; a newer one is added to lib\/data\/rds-classes\.ts$/,
      ) as string,
    });
  });

  it.each(["db.serverless", "db.t2.micro", "db.c6gd.large"])("refuses %s, which is for something else or of the past", (name) => {
    expect(databaseClassRefusal(name)?.problem).toBe("is no instance class of RDS for PostgreSQL");
  });

  it("refuses a node type that ElastiCache does not have", () => {
    const refusal = nodeTypeRefusal("cache.r7g.lage");
    expect(refusal?.problem).toBe("is no node type of ElastiCache");
    expect(refusal?.allowed).toMatch(/^cache\.r7g\.large, /);
  });
});
