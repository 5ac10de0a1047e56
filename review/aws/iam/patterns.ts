import { iamReference, type ServiceReference } from "../iam-reference";

/** An action of a service, as the reference has it. */
export interface Action {
  readonly service: ServiceReference;
  readonly name: string;
}

/** Whether text has the form of the pattern: `*` is any text, `?` one character; small and capital letters are the same. */
export function like(pattern: string, text: string): boolean {
  const escaped = pattern.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("\\*", ".*").replaceAll("\\?", ".")}$`, "is").test(text);
}

const meant = new Map<string, readonly Action[] | undefined>();

/** The actions that `s3:Get*` stands for; nothing for a service that the extract does not have. */
export function actionsOf(pattern: string): readonly Action[] | undefined {
  if (!meant.has(pattern)) {
    meant.set(pattern, lookUp(pattern));
  }
  return meant.get(pattern);
}

function lookUp(pattern: string): readonly Action[] | undefined {
  const [prefix = "", name = ""] = pattern.split(":");
  const service = iamReference.services[prefix.toLowerCase()];
  return service && Object.keys(service.actions).flatMap((one) => (like(name, one) ? [{ service, name: one }] : []));
}

export const typesOf = ({ service, name }: Action): readonly string[] => service.actions[name]?.[0] ?? [];
export const keysOf = ({ service, name }: Action): readonly string[] => service.keys[service.actions[name]?.[1] ?? -1] ?? [];

/** Whether some resource of the action may be one that the ARN of a policy stands for. */
export const takes = (action: Action, arn: string): boolean =>
  typesOf(action).some((type) => haveOneInCommon(arn, action.service.resources[type] ?? ""));

/**
 * Whether an ARN with wildcards and the form of a type's ARNs have one in common, part by part. A part that only Terraform knows is any text.
 * A bucket's name holds no slash, so that a bucket is told from what is in it.
 */
export function haveOneInCommon(arn: string, form: string): boolean {
  const given = partsOf(arn.replaceAll(/\$\{[^}]*\}/g, "*"));
  const known = partsOf(form.replaceAll(/\$\{BucketName\}/g, "\u0001").replaceAll(/\$\{[^}]*\}/g, "*"));
  return given.length === known.length && given.every((part, at) => overlap(part, known[at] ?? ""));
}

function partsOf(arn: string): string[] {
  const [start = "", partition = "", service = "", region = "", account = "", ...resource] = arn.split(":");
  return [start, partition, service, region, account, resource.join(":")];
}

/** Whether two patterns have a text in common. \u0001 is any text without a slash. */
function overlap(a: string, b: string): boolean {
  const known = new Map<string, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    known.set(key, false);
    const [x, y] = [a[i], b[j]];
    const found =
      (x === undefined && y === undefined) ||
      (x === "*" && (from(i + 1, j) || (y !== undefined && from(i, j + 1)))) ||
      (y === "*" && (from(i, j + 1) || (x !== undefined && from(i + 1, j)))) ||
      (y === "\u0001" && (from(i, j + 1) || (x !== undefined && x !== "/" && from(i + 1, j)))) ||
      (x !== undefined && y !== undefined && (x === y || x === "?") && from(i + 1, j + 1));
    known.set(key, found);
    return found;
  };
  return from(0, 0);
}
