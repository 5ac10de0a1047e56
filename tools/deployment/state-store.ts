import { createHash } from "node:crypto";
import { AwsClient, AwsError } from "../aws/client";
import { escaped } from "../aws/signature";
import { ToolError } from "../errors";
import type { LockInfo } from "../terraform/errors";
import { readStack, type S3Settings, s3SettingsOf } from "../terraform/stack-files";
import { parseState } from "./state";
import { lockFrom } from "./state-facts";
import { folderOf, type Target } from "./target";

/** One of the bucket's versions of a state. */
export interface Version {
  readonly id: string;
  /** ISO 8601. */
  readonly changed: string;
  readonly isLatest: boolean;
  readonly isDeletion: boolean;
  readonly bytes: number;
}

/** A version with what is in it. */
export interface ReadVersion extends Version {
  readonly text: string;
  /** Of a whole state. */
  readonly serial?: number;
  readonly resources?: number;
}

/** A state's object in its bucket, with all its versions, and the digest in the table by which Terraform checks it. */
export class StateStore {
  private constructor(
    private readonly client: AwsClient,
    readonly settings: S3Settings,
  ) {}

  /** @throws ToolError when the stack keeps its state elsewhere, or there are no credentials */
  static async open(target: Target, stack: string): Promise<StateStore> {
    const json = readStack(folderOf(target, stack));
    const settings = s3SettingsOf(json);
    if (settings === undefined) {
      throw new ToolError(`${stack} does not keep its state in a bucket`, "restore it where it is kept");
    }
    return new StateStore(await AwsClient.open(settings.region, target.variables(json)), settings);
  }

  get place(): string {
    return `s3://${this.settings.bucket}/${this.settings.key}`;
  }

  /** The newest first; none where there is no bucket. */
  async versions(): Promise<readonly Version[]> {
    const { key } = this.settings;
    const found: Version[] = [];
    let marker: Readonly<Record<string, string>> = {};
    for (;;) {
      const answer = await this.list({ versions: "", prefix: key, ...marker });
      for (const [, kind, body = ""] of answer.matchAll(/<(Version|DeleteMarker)>(.*?)<\/\1>/gs)) {
        const field = (name: string): string => unescaped(new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? "");
        if (field("Key") === key) {
          found.push({
            id: field("VersionId"),
            changed: field("LastModified"),
            isLatest: field("IsLatest") === "true",
            isDeletion: kind === "DeleteMarker",
            bytes: Number(field("Size") || 0),
          });
        }
      }
      const next = (name: string): string => unescaped(new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer)?.[1] ?? "");
      if (next("IsTruncated") !== "true") {
        return found.toSorted(
          (one, other) => other.changed.localeCompare(one.changed) || Number(other.isLatest) - Number(one.isLatest),
        );
      }
      marker = { "key-marker": next("NextKeyMarker"), "version-id-marker": next("NextVersionIdMarker") };
    }
  }

  async read(version: Version): Promise<ReadVersion> {
    if (version.isDeletion) {
      return { ...version, text: "" };
    }
    const text = await this.object("GET", { versionId: version.id });
    try {
      const state = parseState(text);
      return { ...version, text, ...(state && { serial: state.serial, resources: state.resources.length }) };
    } catch {
      return { ...version, text };
    }
  }

  /** The newest version that is a whole state. */
  async lastWhole(): Promise<ReadVersion | undefined> {
    for (const version of await this.versions()) {
      const read = await this.read(version);
      if (read.serial !== undefined) {
        return read;
      }
    }
    return undefined;
  }

  async lock(): Promise<LockInfo | undefined> {
    const { bucket, key, dynamodb_table: table, use_lockfile: withFile } = this.settings;
    const { Item: item } = table === undefined ? {} : await this.item(table, `${bucket}/${key}`);
    const file = withFile && item === undefined ? await this.object("GET", {}, {}, `${key}.tflock`).catch(noObject) : "";
    return lockFrom(item === undefined ? file : JSON.stringify(item));
  }

  /** Makes this version the current one, which becomes an earlier one, and has the digest follow. */
  async restore(version: ReadVersion): Promise<void> {
    const { bucket, key } = this.settings;
    if (!version.isLatest) {
      const source = `/${pathOf(bucket, key)}?versionId=${escaped(version.id)}`;
      await this.object("PUT", {}, { "x-amz-copy-source": source });
    }
    await this.writeDigest(version.text);
  }

  /** Whether Terraform takes this text for what was written last. */
  async hasDigestOf(text: string): Promise<boolean> {
    const { bucket, key, dynamodb_table: table } = this.settings;
    const { Item: item } = table === undefined ? {} : await this.item(table, `${bucket}/${key}${digestSuffix}`);
    return item === undefined || item.Digest?.S === md5(text);
  }

  private async writeDigest(text: string): Promise<void> {
    const { bucket, key, dynamodb_table: table } = this.settings;
    if (table !== undefined) {
      const item = { LockID: { S: `${bucket}/${key}${digestSuffix}` }, Digest: { S: md5(text) } };
      await this.table("PutItem", { TableName: table, Item: item });
    }
  }

  private async list(query: Readonly<Record<string, string>>): Promise<string> {
    const path = `/${pathOf(this.settings.bucket)}`;
    try {
      return await this.client.call({ service: "s3", method: "GET", path, query });
    } catch (error) {
      if (error instanceof AwsError && error.code === "NoSuchBucket") {
        return "";
      }
      throw error;
    }
  }

  private object(
    method: string,
    query: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
    key = this.settings.key,
  ): Promise<string> {
    return this.client.call({ service: "s3", method, path: `/${pathOf(this.settings.bucket, key)}`, query, headers });
  }

  private async item(table: string, id: string): Promise<{ readonly Item?: Readonly<Record<string, { readonly S?: string }>> }> {
    return JSON.parse(await this.table("GetItem", { TableName: table, ConsistentRead: true, Key: { LockID: { S: id } } }));
  }

  private async table(operation: string, body: object): Promise<string> {
    const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": `DynamoDB_20120810.${operation}` };
    try {
      return await this.client.call({ service: "dynamodb", method: "POST", headers, body: JSON.stringify(body) });
    } catch (error) {
      if (error instanceof AwsError && error.code === "ResourceNotFoundException") {
        throw new ToolError(
          `the lock table ${this.settings.dynamodb_table} is missing`,
          "npx slipway deploy <environment> --only bootstrap makes it again; then run this again",
        );
      }
      throw error;
    }
  }
}

/** Terraform keeps the digest in an item of this name (its S3 backend, `client.go`). */
const digestSuffix = "-md5";

const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

const pathOf = (...parts: readonly string[]): string => parts.flatMap((part) => part.split("/").map(escaped)).join("/");

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

function noObject(error: unknown): string {
  if (error instanceof AwsError && ["NoSuchKey", "404"].includes(error.code)) {
    return "";
  }
  throw error;
}
