/** A synthesized stack: kind -> type -> name -> arguments. */
export type Stack = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
export type Arguments = Readonly<Record<string, unknown>>;

/** Every address of a stack but its outputs: resources, `data.` and `ephemeral.` ones. */
export function addressesIn(stack: Stack): string[] {
  return Object.entries({ resource: "", data: "data.", ephemeral: "ephemeral." }).flatMap(([kind, prefix]) =>
    Object.entries(stack[kind] ?? {}).flatMap(([type, named]) =>
      Object.keys(table(named)).map((name) => `${prefix}${type}.${name}`),
    ),
  );
}

/** Whether an address has the form of `pattern`, in which `*` stands for anything. */
export function fits(pattern: string, address: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(".", "\\."));
  return pattern === address || (parts.length > 1 && new RegExp(`^${parts.join(".*")}$`).test(address));
}

/** The arguments at `address`; besides resources it finds `data.`, `output.`, `provider.` and `terraform.settings`. */
export function bodyAt(stack: Stack, address: string): Arguments | undefined {
  const [first = "", second = "", third = ""] = address.split(".");
  const within = (value: unknown, key: string) => table(value)[key] as Arguments | undefined;
  switch (first) {
    case "terraform":
      return stack.terraform;
    case "provider":
      return (within(stack.provider, second) as readonly Arguments[] | undefined)?.[0];
    case "output":
      return within(stack.output, second);
    case "data":
      return within(within(stack.data, second), third);
    default:
      return within(within(stack.resource, first), second);
  }
}

/** Arguments by path. A block that repeats has its name in the path, and so has a rule or a parameter that has one. */
export function argumentsByPath(body: Arguments): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).flatMap(([key, value]) => (key === "//" ? [] : leaves(key, value))));
}

function leaves(path: string, value: unknown): [string, unknown][] {
  if (Array.isArray(value) && value.length > 0 && value.every(isTable)) {
    return value.flatMap((block, index) => leaves(blockPath(path, block, value.length > 1 ? index : undefined), block));
  }
  if (isTable(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, inner]) => leaves(`${path}.${key}`, inner));
  }
  return [[path, value]];
}

function blockPath(path: string, block: Arguments, index: number | undefined): string {
  const label = block.id ?? block.name ?? index;
  return label === undefined ? path : `${path}.${label}`;
}

/** Follows references to an argument that the stack itself states, so that a name equals a reference to it. */
export function resolve(stack: Stack, value: unknown): unknown {
  const text = JSON.stringify(value).replace(/\$\{(\w+\.[\w-]+)\.(\w+)\}/g, (reference, address: string, attribute: string) => {
    const named = address.startsWith("aws_iam_role.") && attribute === "id" ? "name" : attribute;
    const stated = bodyAt(stack, address)?.[named];
    return typeof stated === "string" && !stated.includes('"') ? stated : reference;
  });
  return JSON.parse(text);
}

/** Text that is equal for what Terraform or AWS take as equal: `true` and `"true"`, order of a list, form of a policy. */
export function canonical(value: unknown): string {
  const parsed = typeof value === "string" && value.startsWith("{") ? JSON.parse(unquoted(value)) : value;
  return JSON.stringify(isTable(parsed) && "Statement" in parsed ? policy(parsed) : plain(parsed));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plain).sort(byText);
  }
  return isTable(value) ? mapSorted(value, plain) : unquoted(String(value));
}

/** IAM reads one as a list of one, and a statement's id not at all. */
function policy(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => (isTable(item) ? policy(item) : unquoted(String(item)))).sort(byText);
  }
  if (isTable(value)) {
    const { Sid: _, ...rest } = value;
    return mapSorted(rest, policy);
  }
  return [unquoted(String(value))];
}

/** Quotes inside of an expression stand bare even where JSON would escape them. */
const unquoted = (text: string) => text.replace(/\$\{[^}]*\}/g, (expression) => expression.replaceAll('"', "'"));
const mapSorted = (value: Arguments, map: (inner: unknown) => unknown) =>
  Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [unquoted(key), map(value[key])]),
  );
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const isTable = (value: unknown): value is Arguments => typeof value === "object" && value !== null && !Array.isArray(value);
const table = (value: unknown): Arguments => (isTable(value) ? value : {});
