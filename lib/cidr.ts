/** A block of IPv4 addresses. */
export interface Cidr {
  /** First address, as a number. */
  readonly start: number;
  /** Bits of the prefix: 0 to 32. */
  readonly prefix: number;
}

const addressBits = 32;

/** Parses `10.0.0.0/16`. @throws Error on anything else, and on bits set behind the prefix */
export function parseCidr(text: string): Cidr {
  const [, address = "", bits = ""] = /^((?:\d{1,3}\.){3}\d{1,3})\/(\d{1,2})$/.exec(text) ?? [];
  const octets = address.split(".").map(Number);
  const prefix = Number(bits);
  if (address === "" || octets.some((octet) => octet > 255) || prefix > addressBits) {
    throw new Error(`no IPv4 CIDR block: ${text}`);
  }
  const start = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  if (`${octets.join(".")}/${prefix}` !== text) {
    throw new Error(`has leading zeros, which some read as octal: ${text}`);
  }
  if (start % sizeOf({ start, prefix }) !== 0) {
    throw new Error(`has bits set behind its prefix: ${text}`);
  }
  return { start, prefix };
}

/** The block that an address with a prefix lies in: `10.0.0.0/16` for `10.0.1.0/16`. */
export function firstAddress(text: string): string {
  const [address = "", bits = ""] = text.split("/");
  const prefix = Number(bits);
  const number = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = sizeOf({ start: number, prefix });
  return cidrText({ start: Math.floor(number / size) * size, prefix });
}

/** The block as text, such as `10.0.0.0/16`. */
export function cidrText({ start, prefix }: Cidr): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefix}`;
}

/** Number of addresses. */
export function sizeOf({ prefix }: Cidr): number {
  return 2 ** (addressBits - prefix);
}

/** Whether `inner` lies wholly in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.start >= outer.start && inner.start + sizeOf(inner) <= outer.start + sizeOf(outer);
}

/** Whether two blocks share an address. */
export function overlap(a: Cidr, b: Cidr): boolean {
  return a.start < b.start + sizeOf(b) && b.start < a.start + sizeOf(a);
}

/** The block number `index` of those with `newBits` more prefix bits, as Terraform's cidrsubnet. @throws Error when there is none */
export function subnetOf(block: Cidr, newBits: number, index: number): Cidr {
  const prefix = block.prefix + newBits;
  if (newBits < 0 || prefix > addressBits || !Number.isInteger(index) || index < 0 || index >= 2 ** newBits) {
    throw new Error(`${cidrText(block)} has no subnet ${index} of ${newBits} more bits`);
  }
  return { start: block.start + index * sizeOf({ start: 0, prefix }), prefix };
}
