import { parsePolicy, policiesOf, type Statement, statementsOf, valuesOf } from "../policy";
import type { Problem, Rule } from "../rule";
import type { Stack } from "../stack";

type Said = Omit<Problem, "address">;

const eachTrust =
  (test: (statement: Statement) => readonly Said[]): Rule["find"] =>
  (stack: Stack) =>
    policiesOf(stack)
      .filter(({ kind }) => kind === "trust")
      .flatMap(({ resource, text }) =>
        statementsOf(parsePolicy(text)).flatMap((statement) =>
          test(statement).map((said) => ({ address: resource.address, ...said })),
        ),
      );

const principals = ({ Principal }: Statement, type: string): readonly string[] =>
  typeof Principal === "object" ? valuesOf(Principal[type]) : Principal === "*" && type === "AWS" ? ["*"] : [];

/** Form of each kind of principal; a reference stands for one that AWS gives. */
const forms: Readonly<Record<string, RegExp>> = {
  AWS: /^(\*|\d{12}|arn:aws[\w-]*:(iam::\d{12}:(root|user\/[^*]+|role\/[^*]+)|sts::\d{12}:assumed-role\/[^*]+))$/,
  Service: /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/,
  Federated:
    /^(arn:aws[\w-]*:iam::\d{12}:(oidc|saml)-provider\/.+|cognito-identity\.amazonaws\.com|accounts\.google\.com|www\.amazon\.com)$/,
};

/** The tokens' issuer, as condition keys name it. */
const issuerOf = (provider: string): string => provider.split(":oidc-provider/")[1] ?? "";
const conditionKeys = ({ Condition = {} }: Statement): string[] => Object.values(Condition).flatMap((keys) => Object.keys(keys));
const isGithub = (provider: string): boolean => issuerOf(provider).startsWith("token.actions.githubusercontent.com");

export const trustRules: readonly Rule[] = [
  {
    id: "principals of a trust",
    what: "a trust policy names somebody in a form that IAM does not take",
    source: "IAM User Guide, AWS JSON policy elements: Principal",
    find: eachTrust((statement) => {
      const named = Object.keys(forms).flatMap((type) => principals(statement, type).map((who) => ({ type, who })));
      const wrong = named.filter(({ type, who }) => !who.includes("${") && !forms[type]?.test(who));
      const others =
        typeof statement.Principal === "object"
          ? Object.keys(statement.Principal).filter((type) => forms[type] === undefined)
          : [];
      return [
        ...wrong.map(({ type, who }) => ({
          given: `${type}: ${who}`,
          allowed: "an ARN of an account, a user or a role; a service; a provider",
        })),
        ...others.map((type) => ({ given: type, allowed: Object.keys(forms).join(", ") })),
        ...(named.length === 0 && others.length === 0 ? [{ given: "nobody", allowed: "a principal" }] : []),
      ];
    }),
  },
  {
    id: "actions of a trust",
    what: "a trust allows another action than those by which its principals take a role",
    source:
      "AWS STS API Reference, AssumeRole and AssumeRoleWithWebIdentity; Amazon EKS User Guide, Create IAM role with trust policy required by EKS Pod Identity",
    find: eachTrust((statement) => {
      const actions = valuesOf(statement.Action);
      const federated = principals(statement, "Federated").length > 0;
      const pods = principals(statement, "Service").includes("pods.eks.amazonaws.com");
      const needed = federated
        ? ["sts:AssumeRoleWithWebIdentity"]
        : pods
          ? ["sts:AssumeRole", "sts:TagSession"]
          : ["sts:AssumeRole"];
      const saml = federated && actions.includes("sts:AssumeRoleWithSAML");
      const missing = statement.Effect === "Allow" && !saml ? needed.filter((one) => !actions.includes(one)) : [];
      const strange = actions.filter(
        (one) => !/^sts:(AssumeRole(WithWebIdentity|WithSAML)?|TagSession|SetSourceIdentity)$/.test(one),
      );
      return missing.length > 0 || strange.length > 0 ? [{ given: actions, allowed: needed.join(" and ") }] : [];
    }),
  },
  {
    id: "tokens for whom",
    what: "a trust takes tokens without a condition on their subject under the name of their issuer",
    source: "IAM User Guide, Create a role for OpenID Connect federation",
    find: eachTrust((statement) => {
      const keys = conditionKeys(statement);
      const providers = principals(statement, "Federated").filter(
        (one) => one.includes("oidc-provider/") || one.includes("aws_iam_openid_connect_provider"),
      );
      const known = providers.filter((one) => !one.includes("${")).map((one) => `${issuerOf(one)}:sub`);
      const satisfied =
        providers.length === 0 ||
        (known.length > 0 ? known.every((key) => keys.includes(key)) : keys.some((key) => key.endsWith(":sub")));
      return satisfied ? [] : [{ given: keys, allowed: known.join(", ") || "a condition on the issuer's :sub" }];
    }),
  },
  {
    id: "no MFA of roles",
    what: "a trust asks MFA of a role's session, which never carries it: nobody gets in",
    source: "IAM User Guide, AWS global condition context keys (aws:MultiFactorAuthPresent); aws/aws-sdk-java-v2#2554",
    find: eachTrust((statement) => {
      const asks = Object.entries(statement.Condition ?? {}).some(([operator, keys]) =>
        Object.entries(keys).some(
          ([key, value]) =>
            (/^aws:multifactorauthpresent$/i.test(key) && operator === "Bool" && valuesOf(value).includes("true")) ||
            (/^aws:multifactorauthage$/i.test(key) && !/IfExists$/.test(operator)),
        ),
      );
      const roles = principals(statement, "AWS").filter((who) => /:(role|assumed-role)\//.test(who));
      return asks && roles.length > 0 ? [{ given: roles, allowed: "the condition for users alone" }] : [];
    }),
  },
  {
    id: "GitHub's subjects",
    what: "a trust admits GitHub's old subjects only; repositories made, renamed or moved since 2026-07-15 have another",
    source: "GitHub Docs, OpenID Connect reference (immutable subject claims)",
    find: eachTrust((statement) => {
      const subjects = Object.values(statement.Condition ?? {}).flatMap((keys) =>
        Object.entries(keys).flatMap(([key, values]) => (key.endsWith(":sub") ? valuesOf(values) : [])),
      );
      const both = subjects.some((subject) => /^repo:[^/:]*[@*][^/:]*\/[^/:]*[@*]/.test(subject));
      return principals(statement, "Federated").some(isGithub) && subjects.length > 0 && !both
        ? [{ given: subjects, allowed: "also repo:<owner>@<id>/<name>@<id>:..." }]
        : [];
    }),
  },
];
