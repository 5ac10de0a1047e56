import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Product, products } from "../../lib/product";
import { projectRoot } from "../../lib/project";
import { lockFile } from "../../stacks/provider-locks";
import { ToolError } from "../errors";
import { readJson, writeWhole } from "../files";
import type { ProviderRequirement } from "./mirrors";

/** What the tools read of a stack's JSON. */
export interface StackJson {
  readonly terraform?: {
    readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly cloud?: CloudJson;
    readonly required_providers?: Readonly<Record<string, { readonly source: string; readonly version?: string }>>;
  };
  readonly provider?: {
    readonly aws?: readonly AwsProviderJson[];
    readonly kubernetes?: readonly KubernetesProviderJson[];
  };
  readonly data?: object;
  readonly removed?: readonly { readonly from: string; readonly lifecycle?: { readonly destroy?: boolean } }[];
  readonly ephemeral?: Readonly<Record<string, Readonly<Record<string, { readonly name?: string }>>>>;
  readonly locals?: object;
  readonly variable?: Readonly<Record<string, { readonly type?: string }>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

/** Settings of a stack's S3 backend. */
export interface S3Settings {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly dynamodb_table?: string;
  readonly use_lockfile?: boolean;
}

export const s3SettingsOf = (json: StackJson): S3Settings | undefined =>
  json.terraform?.backend?.s3 as unknown as S3Settings | undefined;

/** State in Terraform Cloud, where the runs then are as well. */
export interface CloudJson {
  readonly organization: string;
  readonly hostname?: string;
  readonly workspaces: { readonly name: string };
}

export interface KubernetesProviderJson {
  readonly config_path?: string;
  readonly config_context?: string;
  readonly host?: string;
  readonly cluster_ca_certificate?: string;
  readonly exec?: readonly { readonly args?: readonly string[] }[];
}

export interface AwsProviderJson {
  readonly region?: string;
  readonly allowed_account_ids?: readonly string[];
}

/** Where a synthesis puts the stack. */
export const stackFolder = (stack: string, outdir: string = join(projectRoot, "cdktf.out")): string =>
  join(outdir, "stacks", stack);

/** @throws ToolError when the stack has not been synthesized */
export function readStack(folder: string): StackJson {
  const json = readJson<StackJson>(join(folder, "cdk.tf.json"));
  if (json === undefined) {
    throw new ToolError(`no stack in ${folder}`, "synthesize first: npm run synth");
  }
  return json;
}

/** Addresses without a host mean the product's own registry. */
export function requiredProviders(stack: StackJson, product: Product = "terraform"): ProviderRequirement[] {
  return Object.values(stack.terraform?.required_providers ?? {}).map(({ source, version }) => {
    const parts = source.split("/");
    const address = [...[products[product].registry, "hashicorp"].slice(0, 3 - parts.length), ...parts].join("/");
    return /^\d+\.\d+\.\d+$/.test(version ?? "") && version ? { address, version } : { address };
  });
}

/** Lays the checksums of the product's registry beside the stack: it may have been synthesized for the other one. */
export function layLocks(folder: string, product: Product): void {
  const names = Object.keys(readStack(folder).terraform?.required_providers ?? {});
  const file = join(folder, ".terraform.lock.hcl");
  const isOther = existsSync(file) && names.length > 0 && !readFileSync(file, "utf8").includes(`"${products[product].registry}/`);
  if (isOther) {
    writeWhole(file, lockFile(names, product, folder));
  }
}
