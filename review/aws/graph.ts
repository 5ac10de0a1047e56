import { type Resource, referencesIn, resourcesOf, type Stack } from "./stack";

/** What each resource waits for, directly or not: its references and its depends_on. Destruction goes the other way round. */
export class Graph {
  private readonly next: ReadonlyMap<string, readonly string[]>;

  constructor(stack: Stack) {
    const own = resourcesOf(stack);
    const addresses = new Set(own.map(({ address }) => address));
    this.next = new Map(
      own.map(({ address, body }) => [address, waitsFor(body).filter((one) => one !== address && addresses.has(one))]),
    );
  }

  /** Whether the one is made after the other, and goes before it. */
  waits(after: Resource, before: Resource): boolean {
    const seen = new Set<string>();
    const open = [after.address];
    for (let address = open.pop(); address !== undefined; address = open.pop()) {
      for (const one of this.next.get(address) ?? []) {
        if (one === before.address) {
          return true;
        }
        if (!seen.has(one)) {
          seen.add(one);
          open.push(one);
        }
      }
    }
    return false;
  }
}

function waitsFor({ depends_on: named, "//": _, ...body }: Resource["body"]): string[] {
  return [...(Array.isArray(named) ? named.map(String) : []), ...referencesIn(body)];
}
