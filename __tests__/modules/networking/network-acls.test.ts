import { resourceAt, resourcesOf } from "../../support/resources";
import { ref, synthNetworking } from "./synth-networking";

const vpc = ref("aws_vpc.networking_vpc.cidr_block");

describe("network ACLs", () => {
  const json = synthNetworking({ networkAcls: true, subnets: { database: "computed" } });
  const entriesOf = (tier: string) =>
    Object.values(resourcesOf(json).aws_network_acl_rule ?? {}).filter(
      ({ network_acl_id }) => network_acl_id === ref(`aws_network_acl.networking_${tier}-acl.id`),
    );
  /** What a list lets through, such as `in tcp 443-443 0.0.0.0/0`. */
  const allowedBy = (tier: string) =>
    entriesOf(tier).map(({ egress, protocol, from_port, to_port, icmp_type, icmp_code, cidr_block }) => {
      const what = from_port === undefined ? `${icmp_type ?? "all"}/${icmp_code ?? "all"}` : `${from_port}-${to_port}`;
      return `${egress ? "out" : "in"} ${protocol} ${what} ${cidr_block}`;
    });

  const within = [`in -1 all/all ${vpc}`, `out -1 all/all ${vpc}`];
  const outside = [
    "in tcp 1024-65535 0.0.0.0/0",
    "in udp 1024-65535 0.0.0.0/0",
    "in icmp 3/4 0.0.0.0/0",
    "out -1 all/all 0.0.0.0/0",
  ];

  it.each([
    [
      "public",
      "the VPC, answers, and web requests",
      [...within, ...outside, "in tcp 80-80 0.0.0.0/0", "in tcp 443-443 0.0.0.0/0"],
    ],
    ["private", "the VPC and answers", [...within, ...outside]],
    ["database", "the VPC only", within],
  ])("of %s subnets let in %s", (tier, _, expected) => {
    expect(allowedBy(tier).sort()).toEqual([...expected].sort());
  });

  // Source: Amazon VPC User Guide, "Custom network ACLs": a new one denies everything until rules are added.
  it.each(["public", "private", "database"])(
    "hold every %s subnet from their last rule on, and let it go before their first goes",
    (tier) => {
      expect(resourceAt(json, `aws_network_acl.networking_${tier}-acl`).subnet_ids).toBeUndefined();
      const associations = Object.values(resourcesOf(json).aws_network_acl_association ?? {}).filter(
        ({ network_acl_id }) => network_acl_id === ref(`aws_network_acl.networking_${tier}-acl.id`),
      );
      expect(associations.map(({ subnet_id }) => subnet_id)).toEqual(
        ["a", "b"].map((letter) => ref(`aws_subnet.networking_${tier}-${letter}.id`)),
      );
      const rules = Object.entries(resourcesOf(json).aws_network_acl_rule ?? {}).flatMap(([name, rule]) =>
        rule.network_acl_id === ref(`aws_network_acl.networking_${tier}-acl.id`) ? [`aws_network_acl_rule.${name}`] : [],
      );
      for (const { depends_on } of associations) {
        expect([...(depends_on as string[])].sort()).toEqual(rules.sort());
      }
    },
  );

  it.each(["public", "private", "database"])("of %s subnets number the rules of a direction once each", (tier) => {
    const numbers = entriesOf(tier).map(({ rule_number, egress }) => `${egress} ${rule_number}`);
    expect(numbers.length).toBeGreaterThan(0);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("need none for databases where they have no subnets", () => {
    expect(Object.keys(resourcesOf(synthNetworking({ networkAcls: true })).aws_network_acl ?? {})).toEqual([
      "networking_private-acl",
      "networking_public-acl",
    ]);
  });

  it("are left to AWS's own by default", () => {
    expect(resourcesOf(synthNetworking()).aws_network_acl).toBeUndefined();
  });
});
