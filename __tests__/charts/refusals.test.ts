import { refusalOf } from "./helm";
import { describeChart } from "./tools";
import { minimal, secretParts, withWeb } from "./values";

const store = { secretStore: { region: "us-east-1" } };
const ingress = { className: "alb", hosts: ["shop.example.com"] };

describeChart("The chart refuses", () => {
  it.each<[string, unknown, string]>([
    [
      "a workload twice",
      withWeb({}, { cronJobs: { web: { ...minimal, schedule: "0 3 * * 0" } } }),
      "cronJobs.web: has the name of one of the components; allowed: a name of its own",
    ],
    [
      "jobs in one release with what they need",
      withWeb({}, { jobs: { migrate: minimal } }),
      'part: jobs run before a release\'s own objects are there, got "all"; allowed: foundation and then workloads, as two releases',
    ],
    ["an unknown image", withWeb({ image: "api" }), 'components.web.image: is not in images, got "api"'],
    [
      "a drain longer than the time to stop",
      withWeb({ preStopSeconds: 30 }),
      "components.web.preStopSeconds: leaves no time to stop, got 30; allowed: less than terminationGracePeriodSeconds, 30",
    ],
    ["a secret without a store", withWeb(secretParts), "components.web.secret: needs secretStore"],
    [
      "a secret without a role",
      withWeb({ secret: secretParts.secret }, store),
      "components.web.secret: needs secretReaderArn or serviceAccount.roleArn to be read with",
    ],
    [
      "a template of what is not fetched",
      withWeb({ ...secretParts, secret: { ...secretParts.secret, variables: { KEY: "{{ .OTHER }}" } } }, store),
      'components.web.secret.variables.KEY: names a source that is not in sources, got "OTHER"; allowed: KEY',
    ],
    ["a variable twice", withWeb({ config: { A: "1" }, env: { A: "2" } }), "components.web: sets the variable A twice"],
    [
      "a way to nobody",
      withWeb({ network: { egress: [{ component: "api", ports: [80] }] } }),
      'components.web.network.egress: names a component that is not there, got "api"',
    ],
    [
      "a way from nobody",
      withWeb({ network: { ingress: [{ workload: "api", ports: [80] }] } }),
      'components.web.network.ingress: names a workload that is not there, got "api"',
    ],
    [
      "an empty range of pods",
      withWeb({ autoscaling: { min: 3, max: 2, cpuPercent: 70 } }),
      "components.web.autoscaling.min: is above max, got 3; allowed: at most 2",
    ],
    [
      "a fixed number of scaled pods",
      withWeb({ replicas: 2, autoscaling: { min: 1, max: 2, cpuPercent: 70 } }),
      "components.web.replicas: autoscaling takes its place; allowed: one of the two",
    ],
    [
      "two singletons",
      withWeb({ singleton: true, replicas: 2 }),
      "components.web.replicas: is more than a singleton may have; allowed: 1, without autoscaling",
    ],
    [
      "a budget that lets no node drain",
      withWeb({ replicas: 2, minAvailable: 2 }),
      "components.web.minAvailable: leaves no pod that may be evicted, so nodes cannot be drained, got 2; allowed: fewer than the 2 pods there are",
    ],
    ["a path without a port", withWeb({ paths: ["/"] }, { ingress }), "components.web.paths: need a port"],
    ["a path without a way in", withWeb({ port: 80, paths: ["/"] }), "components.web.paths: need ingress"],
    [
      "storage without a port",
      withWeb({ volumeClaims: { data: { path: "/data", size: "1Gi" } } }),
      "components.web.volumeClaims: need a port: a StatefulSet has a Service",
    ],
    [
      "a request to no port",
      withWeb({ probes: { liveness: { path: "/" } } }),
      "components.web.probes.liveness.path: needs a port; allowed: a command",
    ],
    ["metrics at no port", withWeb({ metrics: { path: "/metrics" } }), "components.web.metrics: need a port"],
    [
      "one path of two components",
      withWeb({ port: 80, paths: ["/"] }, { ingress, components: { a: both(), b: both() } }),
      "components.b.paths: is a path of a already",
    ],
  ])("%s", (_, values, message) => {
    expect(refusalOf(values)).toContain(`${message}\n`);
  });

  it.each<[string, unknown, RegExp]>([
    ["an unknown value", { ...withWeb({}), replicaCount: 2 }, /additional properties 'replicaCount' not allowed/],
    ["an unknown value of a component", withWeb({ replica: 2 } as object), /components\/web.*additional properties 'replica'/s],
    [
      "a component without resources",
      withWeb({ resources: undefined } as object),
      /components\/web.*missing property 'resources'/s,
    ],
    ["root", withWeb({ user: 0 }), /web\/user.*minimum/s],
    ["the tag latest", withWeb({}, { images: { web: { repository: "web", tag: "latest" } } }), /images\/web\/tag/],
    ["an image without tag or digest", withWeb({}, { images: { web: { repository: "web" } } }), /images\/web.*oneOf/s],
    ["a port beyond the last", withWeb({ port: 70000 }), /web\/port.*maximum/s],
    ["an amount without a unit", withWeb({ resources: amounts("256") }), /memory.*pattern/s],
    [
      "a way out without ports",
      withWeb({ network: { egress: [{ cidrs: ["10.0.0.0/8"] }] } } as object),
      /missing property 'ports'/,
    ],
    ["a name with capitals", { ...withWeb({}), name: "Shop" }, /name.*pattern/s],
  ])("%s, by its schema", (_, values, message) => {
    expect(refusalOf(values)).toMatch(message);
  });

  function both() {
    return { ...minimal, port: 80, paths: ["/"] };
  }

  function amounts(memory: string) {
    return { requests: { cpu: "1", memory }, limits: { cpu: "1", memory } };
  }
});
