import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { callsFor, helmCalls } from "../support/calls";
import { staging } from "../support/debtflow/staging";
import { environmentWith } from "../support/environments";
import { decide, type Policy } from "../support/iam-evaluator";
import { trustOf } from "../support/iam-roles";
import { isGranted } from "../support/kubernetes-rights";
import { type ApplicationValues, featureCases } from "./cases";
import {
  byArgoCd,
  type Calls,
  callsOf,
  engineer,
  grants,
  pipeline,
  refusals,
  requestText,
  terraformCloud,
  type Way,
} from "./deployers";
import { identitiesTable } from "./deployers-table";
import { valuesOf } from "./facts";
import { render } from "./helm";
import { describeChart } from "./tools";

const namespace = "debtflow";

/** The way, with one of its stacks changed. */
const withStack = ({ stacks, ...way }: Way, layer: "platform" | "addons", change: (stack: Stack) => void): Way => {
  const stack = JSON.parse(stacks[layer] ?? "{}");
  change(stack);
  return { ...way, stacks: { ...stacks, [layer]: JSON.stringify(stack) } };
};
// biome-ignore lint/suspicious/noExplicitAny: a test takes away what it names; a name that is not there fails
type Stack = any;

const policiesWithout = (policies: readonly Policy[], action: string): Policy[] =>
  policies.map(({ Statement }) => ({
    Statement: Statement.map((one) => ({ ...one, Action: [one.Action ?? []].flat().filter((other) => other !== action) })),
  }));

const denying = (action: string): Policy => ({ Statement: [{ Effect: "Deny", Action: action, Resource: "*" }] });
const actionsOf = (policies: readonly Policy[]) =>
  policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => [Action ?? []].flat()));

describeChart("Whoever deploys", () => {
  const ways = [engineer(), terraformCloud(), pipeline()];
  const [person, workspace, job] = ways as [Way, Way, Way];
  const calls = new Map<Way, Calls[]>();
  const callsBy = (way: Way): Calls[] => {
    const known = calls.get(way) ?? callsOf(way.stacks);
    calls.set(way, known);
    return known;
  };

  it.each(ways.map((way) => [way.name, way] as const))("by the way of %s is refused no call of its stacks", (_, way) => {
    const asked = callsBy(way).filter(({ layer }) => way.applies.includes(layer));
    expect(asked.map(({ layer }) => layer)).toEqual(way.applies);
    expect(asked.map(({ aws, cluster }) => aws.length + cluster.length)).not.toContain(0);
    expect(refusals(way, callsBy(way))).toEqual([]);
  });

  it("applies the application by the pipeline alone: platform and add-ons take what it has not", () => {
    const everything = { ...job, applies: ["platform", "addons"] as const };
    const refused = refusals(everything, callsBy(job)).join("\n");
    expect(refused).toContain("platform: iam:* on *");
    expect(refused).toContain("addons: create namespaces");
  });

  it.each([person, workspace].map((way) => [way.name, way] as const))(
    "%s: one service of the account less is refused, and named",
    (_, way) => {
      const services = new Set(
        callsBy(way).flatMap(({ aws }) => aws.filter(({ resource }) => resource === "*").map(({ action }) => action)),
      );
      expect(services.size).toBeGreaterThan(12);
      for (const action of services) {
        const refused = refusals({ ...way, policies: [...way.policies, denying(action)] }, callsBy(way));
        expect(refused.filter((text) => text.endsWith(`: ${action} on * (whatever the stack makes)`)).length).toBeGreaterThan(0);
      }
    },
  );

  it.each([person, workspace].map((way) => [way.name, way] as const))(
    "%s: without the entry in the cluster, every call there is refused, and named",
    (_, way) => {
      const stranger = withStack(way, "platform", ({ resource }) => {
        resource.aws_eks_access_policy_association = {};
      });
      expect(refusals(stranger, callsBy(way))).toEqual(
        expect.arrayContaining(["addons: create namespaces", "addons: * *.*", `application: create secrets in ${namespace}`]),
      );
    },
  );

  it("pipeline: every right of its role is one that a call needs, or that people's own commands do; without it the call is refused, and named", () => {
    const unused: string[] = [];
    for (const action of actionsOf(job.policies)) {
      const refused = refusals({ ...job, policies: policiesWithout(job.policies, action) }, callsBy(job));
      expect(refused.filter((text) => !text.startsWith(`application: ${action} on arn:aws:`))).toEqual([]);
      if (refused.length === 0) {
        unused.push(action);
      }
    }
    // Pushing images, `aws eks update-kubeconfig`, and reading several parameters at once.
    const forPeople = /^ecr:|^eks:DescribeCluster$|^ssm:GetParameters$/;
    expect(unused.filter((action) => !forPeople.test(action))).toEqual([]);
  });

  it("pipeline: another environment's state, lock and contract are refused, and named", () => {
    const elsewhere = callsBy(job).map(({ aws, ...rest }) => ({
      ...rest,
      aws: aws.map(({ resource, context, ...call }) => ({
        ...call,
        resource: resource.replace("debtflow/production", "debtflow/staging"),
        ...(context && { context: { "dynamodb:LeadingKeys": ["debtflow-terraform-state/debtflow/staging/x.tfstate"] } }),
      })),
    }));
    const refused = refusals(job, elsewhere).join("\n");
    for (const call of ["s3:PutObject", "s3:DeleteObject", "dynamodb:PutItem", "ssm:GetParameter"]) {
      expect(refused).toContain(`application: ${call} on arn:aws:`);
    }
  });

  it("pipeline: a kind less in the deployers' role is refused, and named", () => {
    const smaller = withStack(job, "addons", ({ resource }) => {
      const { rule } = resource.kubernetes_cluster_role_v1.foundation_deployers;
      resource.kubernetes_cluster_role_v1.foundation_deployers.rule = rule.filter(
        ({ api_groups }: { api_groups: string[] }) => !api_groups.includes("external-secrets.io"),
      );
    });
    const refused = refusals(smaller, callsBy(job));
    expect(refused).toContain(`application: create externalsecrets.external-secrets.io in ${namespace}`);
    expect(refused.every((text) => text.includes(".external-secrets.io in"))).toBe(true);
  });

  it("pipeline: without EKS' policy Helm keeps no release, and it is named", () => {
    const stranger = withStack(job, "platform", ({ resource }) => {
      resource.aws_eks_access_policy_association = {};
    });
    expect(refusals(stranger, callsBy(job))).toContain(`application: create secrets in ${namespace}`);
  });

  it("pipeline: hands the application to Argo CD without a right in Argo CD's namespace", () => {
    const way = pipeline(byArgoCd);
    const asked = callsOf(way.stacks);
    expect(refusals(way, asked)).toEqual([]);
    const handed = asked.find(({ layer }) => layer === "application")?.cluster.map(requestText);
    expect(handed).toContain(`create applications.argoproj.io in ${namespace}`);
    for (const resource of ["applications", "appprojects"]) {
      const request = { verb: "create", group: "argoproj.io", resource, namespace: "argocd" };
      expect(isGranted(grants(way), request)).toBe(false);
    }
    expect(isGranted(grants(way), { verb: "get", group: "", resource: "secrets", namespace: "argocd" })).toBe(false);
  });

  it("pipeline: is trusted as a job of the repository that runs in the environment for one of its refs", () => {
    const issuer = "token.actions.githubusercontent.com";
    const assume = (ref: string) =>
      decide([trustOf(job.stacks.platform ?? "", "aws_iam_role.pipeline_deploy")], {
        action: "sts:AssumeRoleWithWebIdentity",
        principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
        context: {
          [`${issuer}:aud`]: "sts.amazonaws.com",
          [`${issuer}:sub`]: "repo:debtflow/debtflow:environment:production",
          [`${issuer}:ref`]: ref,
        },
      });
    expect([assume("refs/tags/v1.2.3"), assume("refs/heads/feature")]).toEqual(["allowed", "not allowed"]);
  });

  const environments = [environmentWith({}), environmentWith({}, staging)];
  const cases: Readonly<Record<string, ApplicationValues>> = {
    ...featureCases,
    ...Object.fromEntries(environments.map((environment) => [environment.id, valuesOf(environment, "foundation")])),
  };
  const givesRights = /^rbac\.authorization\.k8s\.io\//;
  const asksOf = (name: string, part: "foundation" | "workloads") => {
    const { rolloutGate, ...values } = cases[name] ?? { name };
    return render({ ...values, ...(rolloutGate && { rolloutGate: { ...rolloutGate, rbac: false } }), part });
  };

  it.each(Object.keys(cases))("may install, change and take away: %s", (name) => {
    const objects = (["foundation", "workloads"] as const).flatMap((part) => asksOf(name, part));
    expect(objects.length).toBeGreaterThan(0);
    expect(objects.filter(({ apiVersion }) => givesRights.test(apiVersion))).toEqual([]);
    const granted = grants(job);
    const refused = [...helmCalls(namespace), ...callsFor(objects, namespace)].filter((call) => !isGranted(granted, call));
    expect(refused.map(requestText)).toEqual([]);
  });

  it("is told what it needs: the guide's table is what these tests find", () => {
    const kinds = Object.keys(cases).flatMap((name) =>
      (["foundation", "workloads"] as const).flatMap((part) => callsFor(asksOf(name, part), namespace)),
    );
    const table = identitiesTable(
      ways.map((way) => ({ way, calls: callsBy(way) })),
      [...kinds, ...callsOf(pipeline(byArgoCd).stacks).flatMap(({ layer, cluster }) => (layer === "application" ? cluster : []))],
    );
    expect(readFileSync(join(projectRoot, "docs", "guides", "identities.md"), "utf8")).toContain(`\n${table}\n`);
  });
});
