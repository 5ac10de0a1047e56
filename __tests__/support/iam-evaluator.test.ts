import { type Decision, decide, type Policy, parsePolicy, type Request } from "./iam-evaluator";

type Statement = Policy["Statement"][number];

const object = "arn:aws:s3:::files/a/b.txt";
const read: Request = { action: "s3:GetObject", resource: object };
const allow: Statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::files/*" };

const decision = (request: Request, ...statements: Statement[]): Decision => decide([{ Statement: statements }], request);

describe("The evaluator of IAM policies", () => {
  it.each<[string, Decision, Partial<Statement>]>([
    ["the action and resource", "allowed", {}],
    ["the action in other letters", "allowed", { Action: ["S3:getobject"] }],
    ["a wildcard in the action", "allowed", { Action: "s3:Get*" }],
    ["every action", "allowed", { Action: "*" }],
    ["one character of the action", "allowed", { Action: "s3:GetObjec?" }],
    ["another action", "not allowed", { Action: ["s3:PutObject", "s3:GetObjectTagging"] }],
    ["a part of the action", "not allowed", { Action: "s3:Get" }],
    ["another bucket", "not allowed", { Resource: "arn:aws:s3:::other/*" }],
    ["the bucket without its objects", "not allowed", { Resource: "arn:aws:s3:::files" }],
    ["the resource in other letters", "not allowed", { Resource: "arn:aws:s3:::FILES/*" }],
    ["one of several resources", "allowed", { Resource: ["arn:aws:s3:::other/*", object] }],
    ["a dot, which is no wildcard", "not allowed", { Resource: "arn:aws:s3:::files/a/b.t.t" }],
  ])("takes %s as %s", (_, expected, change) => {
    expect(decision(read, { ...allow, ...change })).toBe(expected);
  });

  it("allows nothing without a statement", () => {
    expect(decision(read)).toBe("not allowed");
  });

  it("lets a deny of any policy win over every allow", () => {
    const deny: Policy = { Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }] };
    expect(decide([{ Statement: [allow] }, deny], read)).toBe("denied");
    expect(decide([deny, { Statement: [allow] }], read)).toBe("denied");
  });

  it("takes NotAction and NotResource as everything else", () => {
    const { Action: _, ...withoutAction } = allow;
    expect(decision(read, { ...withoutAction, NotAction: "s3:Put*" })).toBe("allowed");
    expect(decision(read, { ...withoutAction, NotAction: "s3:Get*" })).toBe("not allowed");
    const denyOthers: Statement = { Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::files/*" };
    expect(decision(read, allow, denyOthers)).toBe("allowed");
    expect(decision({ ...read, resource: "arn:aws:s3:::other/a" }, allow, denyOthers)).toBe("denied");
  });

  it("matches principals by type and name", () => {
    const trust: Statement = { Effect: "Allow", Principal: { Service: ["pods.eks.amazonaws.com"] }, Action: "sts:AssumeRole" };
    const assume = (principal: Readonly<Record<string, string>>) => decision({ action: "sts:AssumeRole", principal }, trust);
    expect(assume({ Service: "pods.eks.amazonaws.com" })).toBe("allowed");
    expect(assume({ Service: "ec2.amazonaws.com" })).toBe("not allowed");
    expect(assume({ AWS: "pods.eks.amazonaws.com" })).toBe("not allowed");
  });

  it("wants a resource where the policy names one, and a principal where it names one", () => {
    expect(() => decision({ action: "s3:GetObject" }, allow)).toThrow("a policy that names resources");
    expect(() => decision(read, { ...allow, Principal: { AWS: "1" } })).toThrow("a policy that names principals");
  });

  it("reads a policy with Terraform's own quotes in it", () => {
    const policy = parsePolicy(
      `{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"\${trimprefix(x.y, "https://")}/z"}]}`,
    );
    expect(policy.Statement[0]?.Resource).toBe(`\${trimprefix(x.y, "https://")}/z`);
  });
});

describe("Its conditions", () => {
  type Condition = NonNullable<Statement["Condition"]>;
  type Context = NonNullable<Request["context"]>;
  const bucket = "arn:aws:s3:::logs";

  it.each<[boolean, Condition, Context]>([
    [true, { StringEquals: { "aws:SourceVpc": ["vpc-1", "vpc-2"] } }, { "aws:sourcevpc": "vpc-2" }],
    [false, { StringEquals: { "aws:SourceVpc": "vpc-1" } }, { "aws:SourceVpc": "vpc-3" }],
    [false, { StringEquals: { "aws:SourceVpc": "vpc-*" } }, { "aws:SourceVpc": "vpc-3" }],
    [false, { StringEquals: { "aws:SourceVpc": "vpc-1" } }, {}],
    [true, { StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" } }, {}],
    [false, { StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" } }, { "aws:SourceVpc": "vpc-3" }],
    [true, { StringEqualsIgnoreCase: { "aws:SourceVpc": "VPC-1" } }, { "aws:SourceVpc": "vpc-1" }],
    [true, { StringNotEquals: { "aws:SourceVpc": "vpc-1" } }, {}],
    [false, { StringNotEquals: { "aws:SourceVpc": ["vpc-1", "vpc-2"] } }, { "aws:SourceVpc": "vpc-2" }],
    [true, { StringNotEquals: { "aws:SourceVpc": ["vpc-1", "vpc-2"] } }, { "aws:SourceVpc": "vpc-3" }],
    [true, { StringLike: { "t:sub": "repo:o/r:*" } }, { "t:sub": "repo:o/r:ref:refs/heads/main" }],
    [false, { StringLike: { "t:sub": "repo:o/r:*" } }, { "t:sub": "repo:o/r2:ref:refs/heads/main" }],
    [false, { StringNotLike: { "t:sub": "repo:o/*" } }, { "t:sub": "repo:o/r" }],
    [true, { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:lo*" } }, { "aws:SourceArn": bucket }],
    [false, { ArnLike: { "aws:SourceArn": "arn:aws:s3*:logs" } }, { "aws:SourceArn": bucket }],
    [true, { ArnEquals: { "aws:SourceArn": bucket } }, { "aws:SourceArn": bucket }],
    [false, { ArnNotLike: { "aws:SourceArn": bucket } }, { "aws:SourceArn": bucket }],
    [true, { Bool: { "aws:SecureTransport": "false" } }, { "aws:SecureTransport": "false" }],
    [false, { Bool: { "aws:SecureTransport": "true" } }, {}],
    [true, { BoolIfExists: { "aws:SecureTransport": "true" } }, {}],
    [true, { Null: { "aws:TokenIssueTime": "true" } }, {}],
    [false, { Null: { "aws:TokenIssueTime": "true" } }, { "aws:TokenIssueTime": "now" }],
    [true, { "ForAnyValue:StringEquals": { "aws:TagKeys": "a" } }, { "aws:TagKeys": ["b", "a"] }],
    [false, { "ForAnyValue:StringEquals": { "aws:TagKeys": "a" } }, {}],
    [true, { "ForAllValues:StringLike": { "aws:TagKeys": "a*" } }, { "aws:TagKeys": ["a1", "a2"] }],
    [false, { "ForAllValues:StringLike": { "aws:TagKeys": "a*" } }, { "aws:TagKeys": ["a1", "b"] }],
    [true, { "ForAllValues:StringLike": { "aws:TagKeys": "a*" } }, {}],
    [false, { StringEquals: { a: "1", b: "1" } }, { a: "1", b: "2" }],
    [false, { StringEquals: { a: "1" }, StringLike: { b: "1" } }, { a: "1", b: "2" }],
  ])("hold: %s, %j for %j", (expected, Condition, context) => {
    expect(decision({ ...read, context }, { ...allow, Condition })).toBe(expected ? "allowed" : "not allowed");
  });

  it("refuses an operator that it does not know, rather than to guess", () => {
    const Condition = { DateLessThan: { "aws:CurrentTime": "2030-01-01" } };
    expect(() => decision(read, { ...allow, Condition })).toThrow("no such condition operator here: DateLessThan");
  });

  it("refuses a list under an operator for one value", () => {
    const request = { ...read, context: { "aws:TagKeys": ["a"] } };
    const Condition = { StringEquals: { "aws:TagKeys": "a" } };
    expect(() => decision(request, { ...allow, Condition })).toThrow("aws:TagKeys has many values");
  });
});
