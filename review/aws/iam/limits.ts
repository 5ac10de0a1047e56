import { inlinePolicyCharacters, trustPolicyCharacters } from "../../../lib/iam-limits";
import { withArns } from "../arns";
import { parsePolicy, policiesOf, statementsOf } from "../policy";
import type { Problem, Rule } from "../rule";
import { refersTo, resourcesOf, type Stack, textsOf } from "../stack";

const quotas = "IAM User Guide, IAM and AWS STS quotas";
/** Managed policies that a role may have until AWS raises it. */
const managedPolicies = 10;

/** Characters as IAM counts them. What only Terraform knows counts for nothing, so that it is no more than that. */
const lengthOf = (text: string, stack: Stack): number =>
  withArns(text, stack)
    .replaceAll(/\$\{[^}]*\}/g, "")
    .replaceAll(/\s/g, "").length;

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

export const limitRules: readonly Rule[] = [
  {
    id: "inline policies",
    what: "the inline policies of a role are too long together",
    source: quotas,
    find: (stack) =>
      resourcesOf(stack, "aws_iam_role").flatMap((role): Problem[] => {
        const own = resourcesOf(stack, "aws_iam_role_policy").filter(({ body }) => refersTo(body.role, role));
        const length = sum(own.map(({ body }) => lengthOf(String(body.policy), stack)));
        return length > inlinePolicyCharacters
          ? [{ address: role.address, given: `${length} characters`, allowed: `${inlinePolicyCharacters}` }]
          : [];
      }),
  },
  {
    id: "trust policies",
    what: "a trust policy is too long",
    source: quotas,
    find: (stack) =>
      resourcesOf(stack, "aws_iam_role").flatMap(({ address, body }): Problem[] => {
        const length = lengthOf(String(body.assume_role_policy), stack);
        return length > trustPolicyCharacters
          ? [{ address, given: `${length} characters`, allowed: `${trustPolicyCharacters}` }]
          : [];
      }),
  },
  {
    id: "managed policies",
    what: "a role has more managed policies than it may have",
    source: quotas,
    find: (stack) =>
      resourcesOf(stack, "aws_iam_role").flatMap((role): Problem[] => {
        const attached = resourcesOf(stack, "aws_iam_role_policy_attachment").filter(({ body }) => refersTo(body.role, role));
        const count = attached.length + textsOf(role.body.managed_policy_arns).length;
        return count > managedPolicies
          ? [{ address: role.address, given: `${count} policies`, allowed: `${managedPolicies}` }]
          : [];
      }),
  },
  {
    id: "shape of a policy",
    what: "a policy is no JSON of version 2012-10-17, or a statement lacks or has a part that its place does not take",
    source: "IAM User Guide, IAM JSON policy element reference",
    find: (stack) =>
      policiesOf(stack).flatMap(({ resource: { address, type }, kind, text }): Problem[] => {
        if (text.startsWith("${")) {
          return [];
        }
        const policy = parsePolicy(text);
        if (policy?.Version !== "2012-10-17") {
          return [{ address, given: policy?.Version ?? "no JSON", allowed: "2012-10-17" }];
        }
        const sids = statementsOf(policy).flatMap(({ Sid }) => Sid ?? []);
        return [
          ...statementsOf(policy).flatMap((statement): Problem[] => {
            const hasPrincipal = statement.Principal !== undefined || statement.NotPrincipal !== undefined;
            // A repository's policy is about the repository.
            const takesResource = kind === "identity" || (kind === "resource" && type !== "aws_ecr_repository_policy");
            const hasResource = statement.Resource !== undefined || statement.NotResource !== undefined;
            return hasPrincipal === (kind !== "identity") &&
              hasResource === takesResource &&
              /^(Allow|Deny)$/.test(statement.Effect ?? "")
              ? []
              : [{ address, given: statement, allowed: `the elements of a ${kind} policy` }];
          }),
          ...sids
            .filter((sid, at) => (kind !== "resource" && !/^[A-Za-z0-9]*$/.test(sid)) || sids.indexOf(sid) !== at)
            .map((sid) => ({ address, given: sid, allowed: "a Sid of letters and digits, each of them once" })),
        ];
      }),
  },
];
