type Body = Readonly<Record<string, unknown>>;

/** Resources of a synthesized stack: type -> name -> arguments. */
export function resourcesOf(json: string): Readonly<Record<string, Readonly<Record<string, Body>>>> {
  return JSON.parse(json).resource ?? {};
}

/** Every address of a synthesized stack, sorted: for "exactly these resources". */
export function addressesOf(json: string): string[] {
  return Object.entries(resourcesOf(json))
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .sort();
}

/** The arguments of the resource at `address`; fails the test, listing those of its type, when there is none. */
export function resourceAt(json: string, address: string): Body {
  const [type = "", name = ""] = address.split(".");
  const named = resourcesOf(json)[type] ?? {};
  const body = named[name];
  if (body === undefined) {
    throw new Error(`no resource ${address}; of this type there are: ${Object.keys(named).join(", ") || "none"}`);
  }
  return body;
}

/** The only resource of `type`; fails the test when there is none, or more than one. */
export function onlyResource(json: string, type: string): Body {
  const bodies = Object.values(resourcesOf(json)[type] ?? {});
  const [body] = bodies;
  if (body === undefined || bodies.length > 1) {
    throw new Error(`expected one ${type}, found ${bodies.length}`);
  }
  return body;
}

/** Addresses of what keeps policies of nobody else at a role. */
export const exclusive = (role: string): string[] => [
  `aws_iam_role_policies_exclusive.${role}-policies`,
  `aws_iam_role_policy_attachments_exclusive.${role}-attachments`,
];
