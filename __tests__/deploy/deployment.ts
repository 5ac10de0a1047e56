import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { loadEnvironments } from "../../environments";
import type { EnvironmentDefinition } from "../../environments/schema";
import { addStacks } from "../../stacks";
import { synthesize } from "../../stacks/synthesize";
import { Emulator } from "../../tools/emulator/emulator";
import { applyBootstrap, destroyBootstrap } from "../../tools/terraform/bootstrap";
import { Terraform, type TerraformOptions } from "../../tools/terraform/runner";
import { stackFolder } from "../../tools/terraform/stack-files";

/** A resource that a plan would change, and how. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly string[];
  /** Attributes that differ. */
  readonly attributes: readonly string[];
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly type: string;
    readonly change: { readonly actions: readonly string[]; readonly before: Body | null; readonly after: Body | null };
  }[];
}

type Body = Readonly<Record<string, unknown>>;

export interface OpenOptions extends Pick<TerraformOptions, "onStart" | "onProgress"> {
  /** Name of a copy of the stack's folder to work in. @default - the folder itself */
  readonly copy?: string;
  /** Account of the credentials. @default - the emulator's */
  readonly account?: string;
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
    const { copy, account = "000000000000", ...callbacks } = options;
    const folder = copy === undefined ? stackFolder(stack, this.outdir) : join(this.folder, copy);
    if (copy !== undefined) {
      // Without what an earlier init left there.
      cpSync(stackFolder(stack, this.outdir), folder, { recursive: true, filter: (source) => basename(source) !== ".terraform" });
    }
    return Terraform.open({ folder, environment: this.emulator.environment(account), ...callbacks });
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

  /** What a plan of the stack would change, reads aside. */
  async plannedChanges(terraform: Terraform): Promise<PlannedChange[]> {
    const file = join(this.folder, "plan");
    await terraform.plan(file);
    const { resource_changes: changes = [] } = (await terraform.show(file)) as PlanJson;
    return changes
      .filter(({ change }) => !change.actions.every((action) => action === "no-op" || action === "read"))
      .map(({ address, type, change: { actions, before, after } }) => ({
        address,
        type,
        actions,
        attributes: differing(before ?? {}, after ?? {}),
      }));
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
