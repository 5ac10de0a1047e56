import { type Layer, layers, stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { useLocalBackend, useOwnBackend } from "../terraform/backend-override";
import { applyBootstrap, planBootstrap } from "../terraform/bootstrap";
import { TerraformError } from "../terraform/errors";
import type { Terraform } from "../terraform/runner";
import { ClusterStacks } from "./cluster-stacks";
import { holdGrants, releaseGrants } from "./held-grants";
import { leaveSizes, outgrownIn, outgrownText, setSizes } from "./node-groups";
import { type Phases, phasesOf } from "./phases";
import type { WantedTags } from "./tags";
import { folderOf, openStack } from "./target";
import { applyPlanned, type Planned, planAndApply, show, type Work, withPlan } from "./work";

/** What a deployment goes through. */
export const steps = ["bootstrap", ...layers] as const;

export type Step = (typeof steps)[number];

export interface DeployOptions extends Work {
  readonly environment: Environment;
  /** Steps to go through. @default - all */
  readonly only?: readonly Step[];
  readonly tags: WantedTags;
}

export interface Outcome {
  /** What still waits, a line each. */
  readonly waiting: readonly string[];
  /** What the environment lets be left out where its cluster is not there, and was, a line each. */
  readonly leftOut: readonly string[];
}

/**
 * Plans, shows and applies each stack before the next one is planned, because that one's plan reads the earlier one's facts.
 * What the platform's plan takes away goes last, after add-ons and application have left it.
 *
 * @returns what is not as the environment says
 */
export function deploy(options: DeployOptions): Promise<Outcome> {
  return new Deployment(options).run();
}

class Deployment {
  private readonly waiting: string[] = [];
  private readonly leftOut: string[] = [];
  private readonly cluster: ClusterStacks;

  constructor(private readonly options: DeployOptions) {
    this.cluster = new ClusterStacks(options, this.waiting, this.leftOut);
  }

  async run(): Promise<Outcome> {
    const { target } = this.options;
    if (target.bootstrap !== undefined && this.wants("bootstrap")) {
      await this.bootstrap(target.bootstrap);
    }
    if (this.wants("platform")) {
      await this.platform();
    } else {
      await this.cluster.deploy();
    }
    return { waiting: this.waiting, leftOut: this.leftOut };
  }

  private wants(step: Step): boolean {
    return this.options.only?.includes(step) ?? true;
  }

  private stack(layer: Layer): string {
    return stackOf(this.options.environment, layer);
  }

  private say(stack: string, line: string): void {
    this.options.progress.of(stack)(line);
  }

  private async bootstrap(stack: string): Promise<void> {
    const { target, progress, dryRun } = this.options;
    const terraform = await openStack(target, stack, progress);
    const bootstrap = {
      terraform,
      folder: folderOf(target, stack),
      localState: target.localState(stack),
      report: progress.of(stack),
    };
    const plan = () => this.makingTableAgain(stack, (work) => this.planAndApply(stack, terraform, [], work));
    await (dryRun ? planBootstrap(bootstrap, plan) : applyBootstrap({ ...bootstrap, apply: plan }));
  }

  /** The table that locks the stack's state is in that stack: where it is gone, there is nothing to lock with. */
  private async makingTableAgain(stack: string, action: (work: Work) => Promise<void>): Promise<void> {
    try {
      await action(this.options);
    } catch (error) {
      if (!(error instanceof TerraformError) || error.kind !== "lock table missing") {
        throw error;
      }
      this.say(stack, "the table that locks its state is missing: making it again, without a lock meanwhile");
      await action({ ...this.options, locks: false });
    }
  }

  private async planAndApply(
    stack: string,
    terraform: Terraform,
    args: readonly string[] = [],
    work: Work = this.options,
  ): Promise<void> {
    const changes = await planAndApply(work, stack, terraform, args);
    if (changes && this.options.dryRun) {
      this.waiting.push(`${stack} would change`);
    }
  }

  private async platform(): Promise<void> {
    const stack = this.stack("platform");
    // A run that was killed may have left what it held, of what is not there any more: Terraform would not even initialize.
    releaseGrants(folderOf(this.options.target, stack));
    leaveSizes(folderOf(this.options.target, stack));
    const terraform = await openStack(this.options.target, stack, this.options.progress);
    const isTrial = await this.initialize(stack, terraform);
    try {
      const phases = await this.withPlatformPlan(stack, terraform, async (planned) => {
        if (planned === undefined) {
          this.say(stack, "nothing to change");
          return undefined;
        }
        show(this.options, planned);
        const found = phasesOf(planned.plan);
        const users = found.removals.length > 0 && !isTrial ? await this.cluster.users() : [];
        if (users.length > 0) {
          this.explain(stack, found, users);
        }
        if (this.options.dryRun) {
          this.waiting.push(`${stack} would change`);
        } else if (users.length > 0) {
          return found;
        } else {
          await applyPlanned(this.options, stack, terraform, planned);
        }
        return undefined;
      });
      if (phases) {
        await this.inPhases(stack, terraform, phases);
      } else {
        await this.cluster.deploy();
      }
    } finally {
      leaveSizes(folderOf(this.options.target, stack));
      if (isTrial) {
        useOwnBackend(folderOf(this.options.target, stack));
      }
    }
  }

  /** Plans the stack, and once more where the first plan has node groups that EKS would refuse. */
  private async withPlatformPlan<T>(
    stack: string,
    terraform: Terraform,
    use: (planned: Planned | undefined) => Promise<T>,
  ): Promise<T> {
    const folder = folderOf(this.options.target, stack);
    const first = await withPlan(this.options, stack, terraform, [], async (planned) => {
      const outgrown = planned === undefined ? [] : outgrownIn(planned.plan);
      return outgrown.length > 0 ? { outgrown } : { result: await use(planned) };
    });
    if (first.outgrown === undefined) {
      return first.result;
    }
    for (const group of first.outgrown) {
      this.say(stack, outgrownText(group));
    }
    setSizes(folder, first.outgrown);
    return withPlan(this.options, stack, terraform, [], use);
  }

  /** Initializes the stack; in a trial before its state's bucket is there, with an empty state of its own. */
  private async initialize(stack: string, terraform: Terraform): Promise<boolean> {
    const { target, dryRun } = this.options;
    useOwnBackend(folderOf(target, stack));
    try {
      await terraform.init({ reconfigure: true });
      return false;
    } catch (error) {
      if (!dryRun || !(error instanceof TerraformError) || error.kind !== "backend missing") {
        throw error;
      }
    }
    this.say(stack, "its state's bucket does not exist yet: planned as if from nothing");
    useLocalBackend(folderOf(target, stack), target.localState(stack));
    await terraform.init({ reconfigure: true });
    return true;
  }

  /** Policies whose next form was not known may turn out to have lost nothing. */
  private anythingLeft(stack: string, terraform: Terraform): Promise<boolean> {
    return withPlan(this.options, stack, terraform, [], async (planned) => planned !== undefined);
  }

  /** Does it while policies go on granting what they are about to lose. */
  private async holding(stack: string, held: Phases["held"], action: () => Promise<void>): Promise<void> {
    const folder = folderOf(this.options.target, stack);
    holdGrants(folder, held);
    try {
      await action();
    } finally {
      releaseGrants(folder);
    }
  }

  private explain(stack: string, { removals, held, mixed }: Phases, users: readonly Layer[]): void {
    const { progress } = this.options;
    this.say(stack, `takes away what ${users.join(" and ")} may still use, so that goes last:`);
    progress.show(removals.map(({ address, why }) => `  ${address} ${why}`));
    this.say(stack, "first what is added and changed, then add-ons and application, then the rest");
    if (held.length > 0) {
      this.say(stack, "until then these keep what they lose beside what they gain:");
      progress.show(held.map(({ address }) => `  ${address}`));
    }
    if (mixed.length > 0) {
      this.say(
        stack,
        "these give and take in one, and go first: pods of the old version lack what is taken until they are replaced",
      );
      progress.show(mixed.map(({ address, why }) => `  ${address} ${why}`));
    }
  }

  private async inPhases(stack: string, terraform: Terraform, { first, held, removals }: Phases): Promise<void> {
    if (first.length > 0) {
      const targets = first.map((address) => `-target=${address}`);
      await this.holding(stack, held, () => this.planAndApply(stack, terraform, targets));
    }
    const left = await this.cluster.deploy();
    const users = await this.cluster.users();
    const holding = users.filter((layer) => left.includes(layer));
    if (holding.length > 0 && held.length > 0 && !(await this.anythingLeft(stack, terraform))) {
      return;
    }
    if (holding.length > 0) {
      const count = removals.length === 1 ? "1 removal" : `${removals.length} removals`;
      this.waiting.push(`${count} from ${stack}: ${holding.join(" and ")} runs there and was not deployed in this run`);
      return;
    }
    this.say(stack, "nothing that runs uses it any more: now the whole plan");
    await this.planAndApply(stack, terraform);
  }
}
