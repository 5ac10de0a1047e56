import { mentionedBy, type Party, type Pod, type Policy, type Protocol, sends, takes } from "./network-policies";

type Spec = Policy["spec"];
type Rules<Direction extends "ingress" | "egress"> = Exclude<Spec[Direction], undefined>;

const pod = (labels: Pod["labels"], namespace = "shop", ports?: Pod["ports"]): Party => ({
  address: "10.0.10.5",
  pod: { namespace, namespaceLabels: { "kubernetes.io/metadata.name": namespace }, labels, ...(ports && { ports }) },
});
const at = (address: string): Party => ({ address });
const web = pod({ app: "web" });
const api = pod({ app: "api", tier: "back" });
const policy = (spec: Spec, namespace = "shop"): Policy => ({ namespace, spec });
const denyAll = policy({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });

const passing = (policies: readonly Policy[], source: Party, destination: Party, port = 80, protocol: Protocol = "TCP") =>
  sends(policies, source, destination)(protocol, port) && takes(policies, source, destination)(protocol, port);

/** Whether `source` reaches the web pod, on which only these rules lie. */
const letsIn = (ingress: Rules<"ingress">, source: Party, port = 80, protocol: Protocol = "TCP") =>
  passing([policy({ podSelector: {}, policyTypes: ["Ingress"], ingress })], source, web, port, protocol);

/** Whether the web pod reaches `destination`, with only these rules on it. */
const letsOut = (egress: Rules<"egress">, destination: Party, port = 80, protocol: Protocol = "TCP") =>
  passing(
    [policy({ podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Egress"], egress })],
    web,
    destination,
    port,
    protocol,
  );

describe("Network policies", () => {
  it("let everything through where there are none", () => {
    expect(passing([], at("1.1.1.1"), web)).toBe(true);
  });

  it("close a pod that one of them selects, both ways, and no other", () => {
    expect(passing([denyAll], at("1.1.1.1"), web)).toBe(false);
    expect(passing([denyAll], web, at("1.1.1.1"))).toBe(false);
    expect(
      passing([policy({ podSelector: { matchLabels: { app: "api" } }, policyTypes: ["Ingress"] })], at("1.1.1.1"), web),
    ).toBe(true);
  });

  it("hold in their own namespace only", () => {
    expect(passing([denyAll], at("1.1.1.1"), pod({ app: "web" }, "other"))).toBe(true);
  });

  it("close the ways of their types: what comes in without types, and what goes out with rules for it", () => {
    expect(passing([policy({ podSelector: {} })], web, at("1.1.1.1"))).toBe(true);
    expect(passing([policy({ podSelector: {} })], at("1.1.1.1"), web)).toBe(false);
    expect(passing([policy({ podSelector: {}, egress: [{ ports: [{ port: 1 }] }] })], web, at("1.1.1.1"))).toBe(false);
    expect(passing([policy({ podSelector: {}, policyTypes: ["Egress"] })], at("1.1.1.1"), web)).toBe(true);
    // Types decide, not rules.
    expect(passing([policy({ policyTypes: ["Ingress"], egress: [{ ports: [{ port: 1 }] }] })], web, at("1.1.1.1"))).toBe(true);
  });

  it("add up: one that allows is enough", () => {
    const allow = policy({
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [{ from: [{ ipBlock: { cidr: "1.1.1.0/24" } }] }],
    });
    expect(passing([denyAll, allow], at("1.1.1.1"), web)).toBe(true);
    expect(passing([allow, denyAll], at("1.1.2.1"), web)).toBe(false);
  });

  it("ask the source and the destination", () => {
    const out = policy({ podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Egress"], egress: [{}] });
    const into = policy({ podSelector: { matchLabels: { app: "api" } }, policyTypes: ["Ingress"], ingress: [{}] });
    expect(passing([denyAll, out], web, api)).toBe(false);
    expect(passing([denyAll, into], web, api)).toBe(false);
    expect(passing([denyAll, out, into], web, api)).toBe(true);
  });

  it.each([
    ["no peers", {}],
    ["an empty list of peers", { from: [] }],
    ["a list that YAML left empty", { from: null }],
  ])("take %s for everybody", (_, rule) => {
    expect(letsIn([rule], at("1.1.1.1"))).toBe(true);
    expect(letsIn([rule], pod({}, "other"))).toBe(true);
  });

  it("take no rules for nobody", () => {
    expect(letsIn([], at("1.1.1.1"))).toBe(false);
    expect(letsIn(null, at("1.1.1.1"))).toBe(false);
  });

  it("select pods of their own namespace without a namespace selector", () => {
    const rules = [{ from: [{ podSelector: { matchLabels: { app: "api" } } }] }];
    expect(letsIn(rules, api)).toBe(true);
    expect(letsIn(rules, pod({ app: "api" }, "other"))).toBe(false);
    expect(letsIn(rules, web)).toBe(false);
    expect(letsIn(rules, at("10.0.10.5"))).toBe(false);
  });

  it("take an empty selector for every pod, and for no other address", () => {
    expect(letsIn([{ from: [{ podSelector: {} }] }], pod({}))).toBe(true);
    expect(letsIn([{ from: [{ podSelector: {} }] }], pod({}, "other"))).toBe(false);
    expect(letsIn([{ from: [{ namespaceSelector: {} }] }], pod({}, "other"))).toBe(true);
    expect(letsIn([{ from: [{ namespaceSelector: {} }] }], at("10.0.10.5"))).toBe(false);
  });

  it("want both of a namespace and a pod selector, one of two peers", () => {
    const namespaceSelector = { matchLabels: { "kubernetes.io/metadata.name": "other" } };
    const podSelector = { matchLabels: { app: "api" } };
    const both = [{ from: [{ namespaceSelector, podSelector }] }];
    expect(letsIn(both, pod({ app: "api" }, "other"))).toBe(true);
    expect(letsIn(both, pod({ app: "web" }, "other"))).toBe(false);
    expect(letsIn(both, api)).toBe(false);
    const either = [{ from: [{ namespaceSelector }, { podSelector }] }];
    expect(letsIn(either, pod({ app: "web" }, "other"))).toBe(true);
    expect(letsIn(either, api)).toBe(true);
  });

  it.each<[string, readonly string[] | undefined, boolean, boolean]>([
    // Operator, values, whether a pod with tier=back fits, whether one without fits
    ["In", ["back", "middle"], true, false],
    ["In", ["front"], false, false],
    ["NotIn", ["back"], false, true],
    ["NotIn", ["front"], true, true],
    ["Exists", undefined, true, false],
    ["DoesNotExist", undefined, false, true],
  ])("select by the expression %s %j", (operator, values, labelled, bare) => {
    const matchExpressions = [{ key: "tier", operator, ...(values && { values }) }];
    expect(letsIn([{ from: [{ podSelector: { matchExpressions } }] }], api)).toBe(labelled);
    expect(letsIn([{ from: [{ podSelector: { matchExpressions } }] }], web)).toBe(bare);
  });

  it("want every term of a selector", () => {
    const podSelector = { matchLabels: { app: "api" }, matchExpressions: [{ key: "tier", operator: "In", values: ["front"] }] };
    expect(letsIn([{ from: [{ podSelector }] }], api)).toBe(false);
    expect(letsIn([{ from: [{ podSelector: { matchLabels: { app: "api", tier: "front" } } }] }], api)).toBe(false);
  });

  it("know ranges to their first and last address, but for the exceptions", () => {
    const rules = [{ to: [{ ipBlock: { cidr: "10.0.0.0/16", except: ["10.0.1.0/24", "10.0.3.0/25"] } }] }];
    const reached = (address: string) => letsOut(rules, at(address));
    expect(["10.0.0.0", "10.0.0.255", "10.0.2.0", "10.0.3.128", "10.0.255.255"].filter(reached)).toHaveLength(5);
    expect(["9.255.255.255", "10.0.1.0", "10.0.1.255", "10.0.3.0", "10.0.3.127", "10.1.0.0"].filter(reached)).toEqual([]);
    expect(letsOut([{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }], at("255.255.255.255"))).toBe(true);
  });

  it("hold ranges against a pod's address as well", () => {
    expect(letsOut([{ to: [{ ipBlock: { cidr: "10.0.10.0/24" } }] }], pod({}, "other"))).toBe(true);
  });

  it.each([
    ["no ports", {}],
    ["an empty list of ports", { ports: [] }],
    ["a list that YAML left empty", { ports: null }],
  ])("take %s for every port and protocol", (_, rule) => {
    expect(letsOut([rule], at("1.1.1.1"), 65535, "SCTP")).toBe(true);
  });

  it("know a port by number and protocol, TCP without one", () => {
    expect(letsOut([{ ports: [{ port: 53 }] }], at("1.1.1.1"), 53)).toBe(true);
    expect(letsOut([{ ports: [{ port: 53 }] }], at("1.1.1.1"), 54)).toBe(false);
    expect(letsOut([{ ports: [{ port: 53 }] }], at("1.1.1.1"), 53, "UDP")).toBe(false);
    expect(letsOut([{ ports: [{ protocol: "UDP", port: 53 }] }], at("1.1.1.1"), 53, "UDP")).toBe(true);
    expect(letsOut([{ ports: [{ protocol: "UDP" }] }], at("1.1.1.1"), 7, "UDP")).toBe(true);
    expect(letsOut([{ ports: [{ protocol: "UDP" }] }], at("1.1.1.1"), 7)).toBe(false);
  });

  it("know a range of ports to its ends", () => {
    const reached = (port: number) => letsOut([{ ports: [{ port: 8000, endPort: 8002 }] }], at("1.1.1.1"), port);
    expect([7999, 8000, 8002, 8003].map(reached)).toEqual([false, true, true, false]);
  });

  it("know a name as a port of the pod that takes the traffic", () => {
    const named = pod({ app: "named" }, "shop", [
      { name: "http", containerPort: 8080 },
      { name: "dns", containerPort: 53, protocol: "UDP" },
    ]);
    expect(letsOut([{ ports: [{ port: "http" }] }], named, 8080)).toBe(true);
    expect(letsOut([{ ports: [{ port: "http" }] }], named, 80)).toBe(false);
    expect(letsOut([{ ports: [{ port: "dns" }] }], named, 53)).toBe(false);
    expect(letsOut([{ ports: [{ protocol: "UDP", port: "dns" }] }], named, 53, "UDP")).toBe(true);
    expect(letsOut([{ ports: [{ port: "http" }] }], at("1.1.1.1"), 8080)).toBe(false);
  });

  it("tell every port and range that they speak of", () => {
    const ipBlock = { cidr: "10.0.0.0/16", except: ["10.0.1.0/24"] };
    const speaking = policy({
      ingress: [{ from: [{ ipBlock: { cidr: "10.1.0.0/16" } }], ports: [{ port: 80 }, { port: "http" }] }],
      egress: [
        { to: [{ ipBlock }, { podSelector: {} }], ports: [{ port: 8000, endPort: 8002 }] },
        { to: null, ports: null },
      ],
    });
    expect(mentionedBy([speaking])).toEqual({ ports: [80, 8000, 8002], ranges: ["10.1.0.0/16", "10.0.0.0/16", "10.0.1.0/24"] });
  });

  it("are refused where they say what Kubernetes refuses", () => {
    expect(() => letsIn([{ from: [{}] }], api)).toThrow("a peer that names nobody");
    expect(() => letsIn([{ from: [{ podSelector: {}, ipBlock: { cidr: "10.0.0.0/8" } }] }], api)).toThrow("not both");
    const podSelector = { matchExpressions: [{ key: "tier", operator: "Is" }] };
    expect(() => letsIn([{ from: [{ podSelector }] }], api)).toThrow("no operator of a selector: Is");
  });
});
