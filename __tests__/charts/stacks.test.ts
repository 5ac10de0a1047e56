import type { ApplicationChartValues } from "../../.gen/application-chart";
import { callsAws } from "../../application/permissions";
import { workloadsOf } from "../../application/workloads";
import { dataPorts } from "../../lib/data-ports";
import { addStacks } from "../../stacks";
import { parametersOf } from "../support/contracts";
import { debtflowEnvironments } from "../support/debtflow";
import { decide, type Policy } from "../support/iam-evaluator";
import { resolved } from "../support/references";
import { releaseValues } from "../support/release-values";
import { resourceAt, resourcesOf } from "../support/resources";
import { synthStacks } from "../support/synth-stacks";
import { type KubernetesObject, objectOf, podOf, render } from "./helm";
import { describeChart } from "./tools";

const { stacks } = synthStacks((app) => addStacks(app, debtflowEnvironments));

/** What the platform makes of a kind, by what makes it known: the ARN of a role or secret. */
type Body = Readonly<Record<string, unknown>>;

// What Helm makes of the application's stack, against what the platform's stack makes: written down in neither.
describeChart("DebtFlow's platform and application agree", () => {
  describe.each(debtflowEnvironments.map((environment) => [environment.id, environment] as const))("in %s", (id, environment) => {
    const platform = stacks[`${id}-platform`] ?? "";
    const application = stacks[`${id}-application`] ?? "";
    const inputs = {
      parameters: parametersOf(platform),
      variables: { image_tags: { api: "4f1c2d3", frontend: "4f1c2d3" } },
    };
    const namespace = String(resourceAt(application, "helm_release.workloads").namespace);
    const part = (release: string) =>
      render(releaseValues<ApplicationChartValues>(application, `helm_release.${release}`, inputs));
    const [foundation, workloads] = [part("foundation"), part("workloads")];
    const ofKind = (objects: readonly KubernetesObject[], kind: string) => objects.filter((object) => object.kind === kind);

    const known = (type: string, attribute: string): Readonly<Record<string, Body>> =>
      Object.fromEntries(
        Object.entries(resourcesOf(platform)[type] ?? {}).map(([name, body]) => [
          resolved(platform, `\${${type}.${name}.${attribute}}`),
          { ...body, address: `${type}.${name}` },
        ]),
      );
    const roles = known("aws_iam_role", "arn");
    const secrets = known("aws_secretsmanager_secret", "arn");
    const policiesOf = (role: string): Policy[] =>
      Object.values(resourcesOf(platform).aws_iam_role_policy ?? {})
        .filter((policy) => policy.role === `\${${role}.name}`)
        .map(({ policy }) => JSON.parse(resolved(platform, policy)));
    const roleOf = (account: string): Body & { readonly address: string } => {
      const arn = objectOf(foundation, "ServiceAccount", account).metadata.annotations?.["eks.amazonaws.com/role-arn"] ?? "";
      const role = roles[arn];
      if (role === undefined) {
        throw new Error(`the platform has no role ${arn} for ${account}`);
      }
      return role as Body & { readonly address: string };
    };

    it("on service accounts and namespace: each role trusts the account that names it, and no other", () => {
      const callers = workloadsOf(environment.application).filter(({ uses }) => callsAws(uses));
      const accounts = ofKind(foundation, "ServiceAccount").filter(({ metadata }) => metadata.annotations);
      expect(accounts).toHaveLength(callers.length);
      for (const { metadata } of accounts) {
        const role = roleOf(metadata.name);
        const trust: Policy = JSON.parse(resolved(platform, role.assume_role_policy));
        const [{ Condition }] = trust.Statement as [Policy["Statement"][number]];
        const [subject] = Object.entries(Condition?.StringEquals ?? {}).filter(([key]) => key.endsWith(":sub"));
        expect([metadata.name, subject?.[1]]).toEqual([metadata.name, [`system:serviceaccount:${namespace}:${metadata.name}`]]);
      }
      const own = Object.values(roles).filter(({ address }) => String(address).startsWith("aws_iam_role.iam_"));
      expect(own.map(({ address }) => address).sort()).toEqual(
        accounts.map(({ metadata }) => roleOf(metadata.name).address).sort(),
      );
    });

    it("on secrets: each key that is read stands in a secret, which the reader's role may read", () => {
      const external = ofKind(foundation, "ExternalSecret");
      expect(external.length).toBeGreaterThan(3);
      for (const { metadata, spec } of external) {
        const store = objectOf(foundation, "SecretStore", spec.secretStoreRef.name);
        const policies = policiesOf(roleOf(store.spec.provider.aws.auth.jwt.serviceAccountRef.name).address);
        for (const { remoteRef } of spec.data) {
          const secret = secrets[remoteRef.key];
          expect([metadata.name, remoteRef, secret && keysOf(platform, String(secret.address))]).toEqual([
            metadata.name,
            remoteRef,
            expect.arrayContaining([remoteRef.property]),
          ]);
          expect(decide(policies, { action: "secretsmanager:GetSecretValue", resource: remoteRef.key })).toBe("allowed");
        }
      }
    });

    it("on ports and addresses of data stores: security group, network policy and variables", () => {
      // Without those of the cluster's own API.
      const rules = Object.entries(resourcesOf(platform).aws_vpc_security_group_ingress_rule ?? {}).filter(
        ([name]) => !name.startsWith("eks_"),
      );
      const ports = rules.map(([name, { from_port: port }]) => [name, port]);
      expect(ports.sort()).toEqual([
        ["cache-access_from-cluster", dataPorts.cache],
        ["database-access_from-cluster", dataPorts.database],
      ]);
      const subnets = Object.entries(resourcesOf(platform).aws_subnet ?? {})
        .filter(([name]) => name.startsWith("networking_private-"))
        .map(([, { cidr_block: cidr }]) => cidr);
      const { egress } = objectOf(foundation, "NetworkPolicy", "debtflow-worker").spec;
      for (const [, port] of ports) {
        const ways = egress.filter((rule: KubernetesObject) => rule.ports.some((one: KubernetesObject) => one.port === port));
        expect(ways).toHaveLength(1);
        expect(ways[0].to.map((one: KubernetesObject) => one.ipBlock.cidr).sort()).toEqual([...subnets].sort());
      }
      const { data } = objectOf(foundation, "ConfigMap", "debtflow-worker");
      const port = (name: string) => ports.find(([rule]) => String(rule).startsWith(name))?.[1];
      expect(data.DATABASE_PORT).toBe(String(port("database")));
      const url = data.REDIS_URL ?? objectOf(foundation, "ExternalSecret", "debtflow-worker").spec.target.template.data.REDIS_URL;
      expect(url).toContain(`:${port("cache")}/`);
    });

    it("on ports of pods: container, service, network policy and ingress", () => {
      const services = ofKind(workloads, "Service");
      expect(services.map(({ metadata }) => metadata.name).sort()).toEqual(["debtflow-api", "debtflow-frontend"]);
      const [rule] = objectOf(workloads, "Ingress", "debtflow").spec.rules;
      for (const { metadata, spec } of services) {
        const [container] = podOf(objectOf(workloads, "Deployment", metadata.name)).spec.containers;
        const open = objectOf(foundation, "NetworkPolicy", metadata.name).spec.ingress.flatMap(
          (way: KubernetesObject) => way.ports,
        );
        const backends = rule.http.paths
          .map((path: KubernetesObject) => path.backend.service)
          .filter((service: KubernetesObject) => service.name === metadata.name);
        expect(backends.length).toBeGreaterThan(0);
        const containerPort = container.ports[0].containerPort;
        expect(spec.ports.map(({ targetPort }: KubernetesObject) => portNumber(container, targetPort))).toEqual([containerPort]);
        expect(new Set(open.map(({ port }: KubernetesObject) => port))).toEqual(new Set([containerPort]));
        expect(new Set(backends.map(({ port }: KubernetesObject) => port.number))).toEqual(new Set([spec.ports[0].port]));
      }
    });

    it("on images: each comes from a repository of the platform, by the tag that was asked for", () => {
      const repositories = Object.keys(known("aws_ecr_repository", "repository_url"));
      const images = workloads.flatMap(
        (object) => podOf(object)?.spec.containers.map(({ image }: KubernetesObject) => image) ?? [],
      );
      expect(images.length).toBeGreaterThan(5);
      for (const image of images) {
        expect(repositories.map((repository) => `${repository}:4f1c2d3`)).toContain(image);
      }
    });
  });
});

/** Keys of the JSON that the platform puts into a secret. */
function keysOf(platform: string, secret: string): string[] {
  const [version, ...others] = Object.values(resourcesOf(platform).aws_secretsmanager_secret_version ?? {}).filter(
    ({ secret_id: id }) => id === `\${${secret}.id}`,
  );
  const text = String(version?.secret_string ?? version?.secret_string_wo);
  expect(others).toEqual([]);
  return [...text.matchAll(/"(\w+)"(?= = |:)/g)].map(([, key = ""]) => key);
}

function portNumber({ ports }: KubernetesObject, port: string | number): number {
  return typeof port === "number" ? port : ports.find(({ name }: KubernetesObject) => name === port)?.containerPort;
}
