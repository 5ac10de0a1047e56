import { defaults } from "./defaults";
import { type DocumentResource, document004, type Stage, type Stated } from "./document-004";
import { addressesIn, argumentsByPath, bodyAt, canonical, resolve, type Stack } from "./stack-arguments";

/** An argument whose value in a stage's stack is not the document's. */
export interface Mismatch {
  readonly stage: Stage;
  /** Of the document's resource, without index. */
  readonly type: string;
  readonly name: string;
  /** Of the argument; empty when the stack has no such resource. */
  readonly path: string;
  /** Line in the document, and the value there. @default - the document does not state it */
  readonly stated?: Stated;
  /** @default - the stack does not state it */
  readonly ours?: { readonly value: unknown };
}

/** Everything in which a stage's platform differs from the document's resources. */
export function mismatchesOf(stage: Stage, stack: Stack): Mismatch[] {
  const resources = document004(stage);
  return resources.flatMap((resource) => {
    const [type, name] = splitAddress(resource.address);
    const body = resource.ours === undefined ? undefined : bodyAt(stack, resource.ours);
    if (body === undefined) {
      return [{ stage, type, name, path: "", stated: [resource.line, undefined] }];
    }
    if (resource.arguments === undefined) {
      return [];
    }
    const { arguments: stated } = resource;
    const ours = argumentsByPath(body);
    const paths = [...new Set([...Object.keys(stated), ...Object.keys(ours)])];
    return paths.flatMap((path): Mismatch[] => {
      const theirs = stated[path];
      const difference = {
        ...(theirs && { stated: theirs }),
        ...(path in ours && { ours: { value: resolve(stack, ours[path]) } }),
      };
      const expected = theirs ? resolve(stack, translate(resources, theirs[1])) : defaults[`${type}.${path}`];
      const same =
        difference.ours !== undefined && expected !== undefined && canonical(expected) === canonical(difference.ours.value);
      return same ? [] : [{ stage, type, name, path, ...difference }];
    });
  });
}

/** Addresses of the stack that no resource of the document corresponds to. */
export function additionsOf(stage: Stage, stack: Stack): string[] {
  const known = new Set(document004(stage).map(({ ours }) => ours));
  return addressesIn(stack).filter((address) => !known.has(address));
}

/** The document's references as ours. */
function translate(resources: readonly DocumentResource[], value: unknown): unknown {
  const ours = new Map(resources.map((resource) => [resource.address, resource.ours]));
  const text = JSON.stringify(value).replace(/(?:data\.)?[a-z]\w*\.\w+(?:\[\d+\])?/g, (found) => {
    const [, address = found, index = ""] = /^(.*?)(\[\d+\])?$/.exec(found) ?? [];
    return ours.get(found) ?? (ours.has(address) ? `${ours.get(address)}${index}` : found);
  });
  return JSON.parse(text);
}

/** `aws_subnet.public[0]` -> `aws_subnet`, `public`; `data.` belongs to the type. */
function splitAddress(address: string): [type: string, name: string] {
  const [, type = "", name = ""] = /^((?:data\.)?\w+)\.(\w+)/.exec(address) ?? [];
  return [type, name];
}
