import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { loadEnvironments } from "../../environments";
import type { EnvironmentDefinition } from "../../environments/schema";
import { placeholder } from "../../modules/secrets";
import { addStacks } from "../../stacks";
import { synthesize } from "../../stacks/synthesize";
import { Emulator } from "../../tools/emulator/emulator";
import type { RunResult } from "../../tools/processes";
import { applyBootstrap, destroyBootstrap } from "../../tools/terraform/bootstrap";
import { Terraform, type TerraformOptions } from "../../tools/terraform/runner";
import { stackFolder } from "../../tools/terraform/stack-files";

export const minutes = 60_000;

/** Fails with everything that was printed when the exit code is another. */
export function expectCode({ code, stdout, stderr }: RunResult, expected: number): string {
  const text = `${stdout}\n${stderr}`;
  if (code !== expected) {
    throw new Error(`exit code ${code}, expected ${expected}:\n${text}`);
  }
  return text;
}

/** A resource that a plan would change, and how. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly string[];
  /** Attributes that differ; of a replacement, those that force it. */
  readonly attributes: readonly string[];
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly type: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: Body | null;
      readonly after: Body | null;
      readonly replace_paths?: readonly (readonly (string | number)[])[];
    };
  }[];
}

type Body = Readonly<Record<string, unknown>>;

export interface OpenOptions extends Pick<TerraformOptions, "onStart" | "onProgress"> {
  /** Name of a copy of the stack's folder to work in. @default - the folder itself */
  readonly copy?: string;
  /** Account of the credentials. @default - the emulator's */
  readonly account?: string;
  /** Values of Terraform variables, by name. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
}

/** An emulator of its own and a folder of its own, in which environments are synthesized, applied and destroyed for real. */
export class Deployment {
  private constructor(
    readonly emulator: Emulator,
    readonly folder: string,
  ) {}

  static async start(name: string): Promise<Deployment> {
    const emulator = await Emulator.start({ name: `test-${name}` });
    return new Deployment(emulator, mkdtempSync(join(tmpdir(), `slipway-${name}-`)));
  }

  async stop(): Promise<void> {
    await this.emulator.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes the stacks of these environments. */
  synthesize(...definitions: readonly EnvironmentDefinition[]): void {
    const environments = loadEnvironments("", definitions);
    synthesize((app) => addStacks(app, environments), this.outdir);
  }

  /** Terraform in a stack's folder, or in a copy of it. */
  open(stack: string, options: OpenOptions = {}): Promise<Terraform> {
    const { copy, account = "000000000000", variables = {}, ...callbacks } = options;
    const folder = copy === undefined ? stackFolder(stack, this.outdir) : join(this.folder, copy);
    if (copy !== undefined) {
      // Without what an earlier init left there.
      cpSync(stackFolder(stack, this.outdir), folder, { recursive: true, filter: (source) => basename(source) !== ".terraform" });
    }
    const given = Object.fromEntries(Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value]));
    return Terraform.open({ folder, environment: { ...this.emulator.environment(account), ...given }, ...callbacks });
  }

  /** Where a bootstrap keeps its state before its bucket is there. */
  readonly localState = (stack: string): string => join(this.folder, `${stack}.tfstate`);

  async applyBootstrap(stack: string, terraform?: Terraform): Promise<void> {
    await applyBootstrap({ ...(await this.bootstrapOptions(stack)), ...(terraform && { terraform }) });
  }

  async destroyBootstrap(stack: string): Promise<void> {
    await destroyBootstrap(await this.bootstrapOptions(stack));
  }

  /** Initializes the stack, and applies it. */
  async apply(stack: string): Promise<Terraform> {
    const terraform = await this.open(stack);
    await terraform.init({ reconfigure: true, readonlyLockFile: true });
    await terraform.apply();
    return terraform;
  }

  /** Addresses of the resources in the state, each once, without what is only read. */
  async resources(terraform: Terraform): Promise<string[]> {
    const managed = (await terraform.stateList()).filter((address) => !address.startsWith("data."));
    return [...new Set(managed.map((address) => address.replace(/\[.*\]$/, "")))].sort();
  }

  /** What a plan of the stack would change, reads aside. */
  async plannedChanges(terraform: Terraform): Promise<PlannedChange[]> {
    const file = join(this.folder, "plan");
    await terraform.plan(file);
    const { resource_changes: changes = [] } = (await terraform.show(file)) as PlanJson;
    return changes
      .filter(({ change }) => !change.actions.every((action) => action === "no-op" || action === "read"))
      .map(({ address, type, change: { actions, before, after, replace_paths: forcing = [] } }) => ({
        address,
        type,
        actions,
        attributes:
          forcing.length > 0
            ? [...new Set(forcing.map(([attribute]) => String(attribute)))]
            : differing(before ?? {}, after ?? {}),
      }));
  }

  /** Asks one of the emulator's services that speak JSON, such as `secretsmanager.ListSecrets`. */
  async ask<Answer>(target: string, body: object): Promise<Answer> {
    // Systems Manager goes by another name there.
    const service = target.split(".")[0]?.replace("AmazonSSM", "ssm");
    const { AWS_CA_BUNDLE = "", AWS_ACCESS_KEY_ID: key, AWS_REGION: region } = this.emulator.environment();
    const headers = {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": target,
      // The emulator reads account, region and service from it, and checks no signature.
      Authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    };
    return new Promise((resolve, reject) => {
      const call = request(this.emulator.endpoint, { method: "POST", headers, ca: readFileSync(AWS_CA_BUNDLE) }, (response) => {
        text(response).then((answer) => resolve(JSON.parse(answer) as Answer), reject);
      });
      call.on("error", reject);
      call.end(JSON.stringify(body));
    });
  }

  /** Every value in Secrets Manager, key by key, that is no placeholder and no name. */
  async secretValues(): Promise<string[]> {
    const { SecretList: secrets } = await this.ask<{ SecretList: { Name: string }[] }>("secretsmanager.ListSecrets", {});
    const values = await Promise.all(
      secrets.map(async ({ Name: name }) => {
        const { SecretString: json } = await this.ask<{ SecretString?: string }>("secretsmanager.GetSecretValue", {
          SecretId: name,
        });
        const { username: _, ...hidden } = JSON.parse(json ?? "{}") as Record<string, string>;
        return Object.values(hidden);
      }),
    );
    return values.flat().filter((value) => value !== placeholder);
  }

  /** The synthesized JSON of a stack. */
  json(stack: string): string {
    return readFileSync(join(stackFolder(stack, this.outdir), "cdk.tf.json"), "utf8");
  }

  get outdir(): string {
    return join(this.folder, "cdktf.out");
  }

  private async bootstrapOptions(stack: string) {
    return {
      terraform: await this.open(stack),
      folder: stackFolder(stack, this.outdir),
      localState: this.localState(stack),
      report: () => {},
    };
  }
}

function differing(before: Body, after: Body): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).sort();
}
