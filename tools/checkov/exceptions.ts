import { z } from "zod";
import { ConfigurationError } from "../../lib/errors";
import type { StackJson } from "./plan";

/** Argument of a resource -> its value as text. `*` stands for anything; `rule.0.id` looks into blocks. */
type Where = Readonly<Record<string, string>>;

/** Resources of one type. */
interface Resources {
  /** Address, such as `aws_s3_bucket.state_bucket`. After the type, `*` stands for anything: `aws_s3_bucket.storage_*`. */
  readonly resource: string;
  /** What its arguments have to be. @default - anything */
  readonly where?: Where | undefined;
}

/** A failed check that is accepted, in every stack, for those resources for which its reason holds. */
export interface Exception extends Resources {
  readonly check: string;
  /** What the check asks for. */
  readonly asks: string;
  /** Why these resources do without. */
  readonly reason: string;
  /** Addresses that it is not for, although `resource` fits. @default - none */
  readonly except?: readonly string[] | undefined;
  /** A resource of the same stack that has to refer to it, such as the policy of a secret. @default - none has to */
  readonly referredBy?: Resources | undefined;
}

const sentence = z.string().regex(/^\S.{9,}\S$/, { error: "is no sentence" });

const resources = {
  resource: z.string().regex(/^[a-z0-9_]+\.[\w*-]+$/, { error: "is no address of one type" }),
  where: z
    .record(z.string(), z.string())
    .refine((where) => Object.keys(where).length > 0, { error: "asks for nothing" })
    .optional(),
};

const list = z.array(
  z.strictObject({
    check: z.string().regex(/^CKV2?_[A-Z]+_\d+$/, { error: "is no check's id" }),
    asks: sentence,
    reason: sentence,
    ...resources,
    except: z
      .array(z.string().regex(/^[a-z0-9_]+\.[\w-]+$/, { error: "is no address" }))
      .min(1)
      .optional(),
    referredBy: z.strictObject(resources).optional(),
  }),
);

/**
 * The exceptions in a file's JSON.
 *
 * @throws ConfigurationError when it is no such list, or lists something twice
 */
export function parseExceptions(file: string, json: unknown): Exception[] {
  const { data, error } = list.safeParse(json);
  const [issue] = error?.issues ?? [];
  if (data === undefined) {
    throw new ConfigurationError([file, ...(issue?.path ?? [])].join("."), issue?.message ?? "is no list of exceptions");
  }
  const seen = new Set<string>();
  for (const { check, resource, where, except, referredBy } of data) {
    const key = JSON.stringify({ check, resource, where, except, referredBy });
    if (seen.has(key)) {
      throw new ConfigurationError(file, "lists something twice", { check, resource });
    }
    seen.add(key);
  }
  return data;
}

/** Whether the exception is for the resource of this stack. */
export function covers({ resource, where, except = [], referredBy }: Exception, address: string, stack: StackJson): boolean {
  const body = bodiesOf(stack).find(([other]) => other === address)?.[1];
  return (
    body !== undefined &&
    !except.includes(address) &&
    isOne({ resource, where }, address, body) &&
    (referredBy === undefined ||
      bodiesOf(stack).some(([other, itsBody]) => isOne(referredBy, other, itsBody) && refersTo(itsBody, address)))
  );
}

type Body = Readonly<Record<string, unknown>>;

const bodiesOf = ({ resource = {} }: StackJson): [address: string, body: Body][] =>
  Object.entries(resource).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, body]): [string, Body] => [`${type}.${name}`, body]),
  );

const isOne = ({ resource, where = {} }: Resources, address: string, body: Body): boolean =>
  fits(resource, address) && Object.entries(where).every(([path, pattern]) => fits(pattern, textAt(body, path)));

const refersTo = (body: Body, address: string): boolean =>
  new RegExp(`(?<![\\w.-])${escaped(address)}\\.`).test(JSON.stringify(body));

function textAt(body: Body, path: string): string | undefined {
  const value = path.split(".").reduce<unknown>((at, key) => (at as Body | undefined)?.[key], body);
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

const fits = (pattern: string, text: string | undefined): boolean =>
  text !== undefined && new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`, "s").test(text);
