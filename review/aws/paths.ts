import { type Resource, refersTo, resourcesOf, type Stack, textsOf } from "./stack";

/** Whether the traffic of one of the subnets takes this route, association or endpoint, its NAT gateway's among them. */
export function isPathOf(path: Resource, subnets: readonly string[], stack: Stack): boolean {
  const tables = tablesOf(subnets, stack);
  const nats = resourcesOf(stack, "aws_route").filter(({ body }) => tables.includes(String(body.route_table_id)));
  const beyond = resourcesOf(stack, "aws_nat_gateway")
    .filter((nat) => nats.some(({ body }) => refersTo(body.nat_gateway_id, nat)))
    .map(({ body }) => String(body.subnet_id));
  const places = [...subnets, ...beyond, ...tables, ...tablesOf(beyond, stack)];
  const { route_table_id: table, subnet_id: subnet, route_table_ids: theirs, subnet_ids: others } = path.body;
  const named = path.type === "aws_route_table_association" ? textsOf(subnet) : [table, theirs, others].flatMap(textsOf);
  return named.some((one) => places.includes(one));
}

const tablesOf = (subnets: readonly string[], stack: Stack): string[] =>
  resourcesOf(stack, "aws_route_table_association")
    .filter(({ body }) => subnets.includes(String(body.subnet_id)))
    .map(({ body }) => String(body.route_table_id));
