import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { policyDocument } from "../../lib/policy";
import type { BaseStack } from "../../stacks/base";
import { holdGrants, releaseGrants } from "../../tools/deployment/held-grants";
import { type Phases, phasesOf } from "../../tools/deployment/phases";
import type { PlanJson } from "../../tools/deployment/plan";
import type { Terraform } from "../../tools/terraform/runner";
import { stackFolder } from "../../tools/terraform/stack-files";
import { synthModule } from "../support/synth-module";
import { Deployment, minutes } from "./deployment";

jest.setTimeout(5 * minutes);

const account = "123456789012";
const planFile = "phases.tfplan";

let deployment: Deployment;
/** What Terraform did, a line for each resource. */
let done: string[];

beforeAll(async () => {
  deployment = await Deployment.start("phases");
}, 5 * minutes);

afterAll(() => deployment?.stop());

const folderOf = (stack: string): string => stackFolder(stack, deployment.outdir);

/** Terraform in a stack of these resources. */
async function stackWith(stack: string, build: (stack: BaseStack) => void): Promise<Terraform> {
  mkdirSync(folderOf(stack), { recursive: true });
  writeFileSync(join(folderOf(stack), "cdk.tf.json"), synthModule(build));
  done = [];
  const terraform = await deployment.open(stack, { account, onProgress: (line) => done.push(line) });
  await terraform.init({ reconfigure: true });
  return terraform;
}

async function planned(terraform: Terraform): Promise<Phases> {
  await terraform.plan(planFile);
  return phasesOf((await terraform.show(planFile)) as PlanJson);
}

/** What `slipway deploy` does before the application is rolled out. */
async function applyFirst(stack: string, terraform: Terraform, { first, held }: Phases): Promise<void> {
  holdGrants(folderOf(stack), held);
  await terraform.plan(
    planFile,
    first.map((address) => `-target=${address}`),
  );
  await terraform.apply(planFile);
  releaseGrants(folderOf(stack));
}

/** One of IAM's own, which Terraform has to leave alone. */
const variable = "$" + "{aws:userid}";

describe("a policy that names one bucket instead of another", () => {
  const withBucket = (name: string) => (stack: BaseStack) => {
    const bucket = new S3Bucket(stack, name, { bucket: `phases-${name}` });
    const role = new IamRole(stack, "role", {
      name: "phases",
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    });
    new IamRolePolicy(stack, "policy", {
      name: "files",
      role: role.name,
      policy: policyDocument([
        { sid: "Files", actions: ["s3:GetObject"], resources: [`${bucket.arn}/$${variable}/*`] },
        { sid: "Region", actions: ["ec2:DescribeRegions"], resources: ["*"] },
      ]),
    });
  };
  const granted = async (terraform: Terraform): Promise<string[]> => {
    const state = JSON.parse(await terraform.statePull()) as {
      resources: { type: string; name: string; instances: { attributes: { policy: string } }[] }[];
    };
    const found = state.resources.find(({ type, name }) => type === "aws_iam_role_policy" && name === "policy");
    const { policy = "{}" } = found?.instances[0]?.attributes ?? {};
    const { Statement: statements } = JSON.parse(policy) as { Statement: { Resource: string | string[] }[] };
    return statements.flatMap(({ Resource }) => Resource).sort();
  };
  const files = `arn:aws:s3:::phases-files/${variable}/*`;
  const reports = `arn:aws:s3:::phases-reports/${variable}/*`;

  it("grants both until the application has left the old one, and then the new one alone", async () => {
    await (await stackWith("grants", withBucket("files"))).apply();
    const terraform = await stackWith("grants", withBucket("reports"));
    const phases = await planned(terraform);
    expect(phases.held.map(({ address }) => address)).toEqual(["aws_iam_role_policy.policy"]);
    expect(phases.removals.map(({ address }) => address)).toContain("aws_s3_bucket.files");

    await applyFirst("grants", terraform, phases);
    expect(await granted(terraform)).toEqual(["*", files, reports]);
    await terraform.apply();
    expect(await granted(terraform)).toEqual(["*", reports]);
  });

  it("is as it says at once where it turns out to lose nothing", async () => {
    const more = (stack: BaseStack) => {
      withBucket("reports")(stack);
      new IamRolePolicy(stack, "other", {
        name: "other",
        role: "phases",
        policy: policyDocument([{ sid: "Other", actions: ["ec2:DescribeRegions"], resources: ["*"] }]),
      });
    };
    const terraform = await stackWith("grants", more);
    const held = [
      {
        address: "aws_iam_role_policy.policy",
        attribute: "policy",
        statements: [{ Effect: "Allow", Action: "s3:GetObject", Resource: reports }],
      },
    ];
    await applyFirst("grants", terraform, {
      first: ["aws_iam_role_policy.policy", "aws_iam_role_policy.other"],
      removals: [],
      mixed: [],
      held,
    });
    expect(await granted(terraform)).toEqual(["*", reports]);
    expect(await terraform.plan()).toBe(false);
  });
});

describe("a certificate that gets another name", () => {
  const withNames = (name: string) => (stack: BaseStack) => {
    const certificate = new AcmCertificate(stack, "certificate", {
      domainName: name,
      validationMethod: "DNS",
      lifecycle: { createBeforeDestroy: true },
    });
    new SsmParameter(stack, "contract", { name: "/phases/dns", type: "String", value: certificate.arn });
  };

  it("is there in both forms until the application has the next one", async () => {
    await (await stackWith("certificate", withNames("a.example.com"))).apply();
    const terraform = await stackWith("certificate", withNames("b.example.com"));
    const phases = await planned(terraform);
    expect(phases).toMatchObject({
      removals: [{ address: "aws_acm_certificate.certificate" }],
      first: ["aws_ssm_parameter.contract"],
    });

    await applyFirst("certificate", terraform, phases);
    expect(done).toContainEqual(expect.stringMatching(/^aws_acm_certificate.certificate created/));
    expect(done.filter((line) => /^aws_.* destroyed/.test(line))).toEqual([]);
    expect(await planned(terraform)).toMatchObject({ removals: [{ address: "aws_acm_certificate.certificate" }], first: [] });
    await terraform.apply();
    expect(done.filter((line) => /^aws_.* destroyed/.test(line))).toEqual([
      expect.stringMatching(/^aws_acm_certificate.certificate destroyed/),
    ]);
  });
});
