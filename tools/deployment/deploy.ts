import { builtImagesOf } from "../../application/workloads";
import { type Layer, layers, stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { imageTagsName } from "../../lib/image-tag";
import { useLocalBackend, useOwnBackend } from "../terraform/backend-override";
import { applyBootstrap, planBootstrap } from "../terraform/bootstrap";
import { TerraformError } from "../terraform/errors";
import type { Terraform } from "../terraform/runner";
import { type Phases, phasesOf } from "./phases";
import { explainReach, reachOf } from "./reach";
import { readState, runningTags, type State } from "./state";
import { chooseTags, MissingTags, type WantedTags } from "./tags";
import { folderOf, openStack } from "./target";
import { applyPlanned, planAndApply, show, type Work, withPlan } from "./work";

/** What a deployment goes through. */
export const steps = ["bootstrap", ...layers] as const;

export type Step = (typeof steps)[number];

export interface DeployOptions extends Work {
  readonly environment: Environment;
  /** Steps to go through. @default - all */
  readonly only?: readonly Step[];
  readonly tags: WantedTags;
}

/** Stacks that go into the cluster, and hold on to what the platform gives. */
const inCluster = ["addons", "application"] as const satisfies readonly Layer[];

/**
 * Plans, shows and applies each stack before the next one is planned, because that one's plan reads the earlier one's facts.
 * What the platform's plan takes away goes last, after add-ons and application have left it.
 *
 * @returns what still waits, a line each; empty when everything is as the environment says
 */
export function deploy(options: DeployOptions): Promise<readonly string[]> {
  return new Deployment(options).run();
}

class Deployment {
  private readonly waiting: string[] = [];

  constructor(private readonly options: DeployOptions) {}

  async run(): Promise<readonly string[]> {
    const { target } = this.options;
    if (target.bootstrap !== undefined && this.wants("bootstrap")) {
      await this.bootstrap(target.bootstrap);
    }
    if (this.wants("platform")) {
      await this.platform();
    } else {
      await this.cluster();
    }
    return this.waiting;
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
    const plan = () => this.planAndApply(stack, terraform);
    await (dryRun ? planBootstrap(bootstrap, plan) : applyBootstrap({ ...bootstrap, apply: plan }));
  }

  private async planAndApply(stack: string, terraform: Terraform, args: readonly string[] = []): Promise<void> {
    const changes = await planAndApply(this.options, stack, terraform, args);
    if (changes && this.options.dryRun) {
      this.waiting.push(`${stack} would change`);
    }
  }

  private async platform(): Promise<void> {
    const stack = this.stack("platform");
    const terraform = await openStack(this.options.target, stack, this.options.progress);
    const isTrial = await this.initialize(stack, terraform);
    try {
      const phases = await withPlan(this.options, stack, terraform, [], async (planned) => {
        if (planned === undefined) {
          this.say(stack, "nothing to change");
          return undefined;
        }
        show(this.options, planned);
        const found = phasesOf(planned.plan);
        const users = found.removals.length > 0 && !isTrial ? await this.users() : [];
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
        await this.cluster();
      }
    } finally {
      if (isTrial) {
        useOwnBackend(folderOf(this.options.target, stack));
      }
    }
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

  /** The stacks in the cluster that hold resources: they may use what the platform takes away. */
  private async users(): Promise<Layer[]> {
    const states = await Promise.all(inCluster.map(async (layer) => [layer, await this.state(layer)] as const));
    return states.flatMap(([layer, state]) => (state?.resources.length ? [layer] : []));
  }

  private explain(stack: string, { removals, mixed }: Phases, users: readonly Layer[]): void {
    const { progress } = this.options;
    this.say(stack, `takes away what ${users.join(" and ")} may still use, so that goes last:`);
    progress.show(removals.map(({ address, why }) => `  ${address} ${why}`));
    this.say(stack, "first what is added and changed, then add-ons and application, then the rest");
    if (mixed.length > 0) {
      this.say(
        stack,
        "these give and take in one, and go first: pods of the old version lack what is taken until they are replaced",
      );
      progress.show(mixed.map(({ address, why }) => `  ${address} ${why}`));
    }
  }

  private async inPhases(stack: string, terraform: Terraform, { first, removals }: Phases): Promise<void> {
    if (first.length > 0) {
      const targets = first.map((address) => `-target=${address}`);
      await this.planAndApply(stack, terraform, targets);
    }
    const left = await this.cluster();
    const users = await this.users();
    const holding = users.filter((layer) => left.includes(layer));
    if (holding.length > 0) {
      const count = removals.length === 1 ? "1 removal" : `${removals.length} removals`;
      this.waiting.push(`${count} from ${stack}: ${holding.join(" and ")} runs there and was not deployed in this run`);
      return;
    }
    this.say(stack, "nothing that runs uses it any more: now the whole plan");
    await this.planAndApply(stack, terraform);
  }

  /** Add-ons, then the application; returns those that were not deployed. */
  private async cluster(): Promise<Layer[]> {
    const left: Layer[] = [];
    for (const layer of inCluster) {
      const reason = this.wants(layer) ? this.options.target.leftOut(layer) : "";
      if (reason) {
        this.say(this.stack(layer), `left out: ${reason}`);
      }
      if (reason !== undefined || !(await (this.options.dryRun ? this.tryIn(layer) : this.into(layer)))) {
        left.push(layer);
      }
    }
    return left;
  }

  /** Deploys a stack into the cluster; false when it has to wait. */
  private async into(layer: Layer): Promise<boolean> {
    const { environment, target, progress } = this.options;
    const stack = this.stack(layer);
    let args: string[];
    try {
      args = layer === "application" ? await this.tagArguments() : [];
    } catch (error) {
      if (!(error instanceof MissingTags)) {
        throw error;
      }
      this.wait(stack, `${error.message}; push the images, and ${error.next}`);
      return false;
    }
    const reach = reachOf(environment);
    if (reach !== undefined) {
      this.say(stack, reach);
    }
    try {
      const terraform = await openStack(target, stack, progress);
      await terraform.init({ reconfigure: true });
      await this.planAndApply(stack, terraform, args);
      return true;
    } catch (error) {
      throw explainReach(error, environment);
    }
  }

  /** The same in a trial, where what a stack reads may not be there yet. */
  private async tryIn(layer: Layer): Promise<boolean> {
    const stack = this.stack(layer);
    if (!(await this.state("platform"))?.resources.length) {
      this.wait(stack, "cannot be planned yet: it reads facts of the platform, which is not applied");
      return false;
    }
    if (this.waiting.length > 0) {
      this.say(stack, "planned with the facts that the platform gives now");
    }
    try {
      return await this.into(layer);
    } catch (error) {
      const cannot = error instanceof Error && error.name !== "UsageError" && !isInterrupted(error);
      if (!cannot) {
        throw error;
      }
      this.wait(stack, `cannot be planned: ${error.message}`);
      return false;
    }
  }

  private wait(stack: string, why: string): void {
    this.say(stack, why);
    this.waiting.push(`${stack} ${why.split("\n")[0]}`);
  }

  private async tagArguments(): Promise<string[]> {
    const images = builtImagesOf(this.options.environment.application);
    if (images.length === 0) {
      return [];
    }
    const tags = chooseTags(images, this.options.tags, runningTags(await this.state("application")));
    this.say(
      this.stack("application"),
      `images ${Object.entries(tags)
        .map(([image, tag]) => `${image}=${tag}`)
        .join(", ")}`,
    );
    return [`-var=${imageTagsName}=${JSON.stringify(tags)}`];
  }

  private state(layer: Layer): Promise<State | undefined> {
    return readState(this.options.target, this.stack(layer));
  }
}

const isInterrupted = (error: Error): boolean => error instanceof TerraformError && error.kind === "interrupted";
