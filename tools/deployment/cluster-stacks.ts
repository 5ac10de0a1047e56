import { builtImagesOf } from "../../application/workloads";
import { type Layer, stackOf } from "../../environments/names";
import { imageTagsName } from "../../lib/image-tag";
import { isClusterOptional } from "../cluster/lack";
import { ToolError } from "../errors";
import { TerraformError } from "../terraform/errors";
import type { Terraform } from "../terraform/runner";
import type { DeployOptions } from "./deploy";
import { exitCodeOf, exitCodes } from "./exit-codes";
import { checkImages } from "./images";
import { LiveReleases } from "./live";
import { actionOf } from "./plan";
import { explainReach, reachOf } from "./reach";
import { readState, runningTags, type State } from "./state";
import { chooseTags, MissingTags } from "./tags";
import { openStack } from "./target";
import { type Around, planAndApply } from "./work";

/** Stacks that go into the cluster, and hold on to what the platform gives. */
const inCluster = ["addons", "application"] as const satisfies readonly Layer[];

/**
 * Applies where nobody could look into the cluster but Terraform, and nothing suggests that it could not either: the Helm provider then takes every
 * release for deleted, and an apply would forget them. Source: hashicorp/terraform-provider-helm#1669.
 */
export const applySeen: Around = async ({ resource_drift: drift = [] }, apply) => {
  const gone = drift.filter((change) => change.type === "helm_release" && actionOf(change) === "destroy");
  if (gone.length > 0) {
    throw new ToolError(
      `${gone.map(({ address }) => address).join(", ")}: deleted, or in a cluster that is not reached from here, which the Helm provider does not tell apart`,
      "go where the cluster is reached, with kubectl and helm at hand, and run this again",
    );
  }
  return apply();
};

/** Add-ons and application of one deployment. */
export class ClusterStacks {
  /**
   * @param waiting takes a line for each stack that is not as its environment says
   * @param leftOut takes a line for those that the environment lets be left out
   */
  constructor(
    private readonly options: DeployOptions,
    private readonly waiting: string[],
    private readonly leftOut: string[],
  ) {}

  /** Those that hold resources: they may use what the platform takes away. */
  async users(): Promise<Layer[]> {
    const states = await Promise.all(inCluster.map(async (layer) => [layer, await this.state(layer)] as const));
    return states.flatMap(([layer, state]) => (state?.resources.length ? [layer] : []));
  }

  /** Add-ons, then the application; returns those that were not deployed. */
  async deploy(): Promise<Layer[]> {
    const left: Layer[] = [];
    const without = new Map<string, Layer[]>();
    for (const layer of inCluster) {
      const reason = await this.missing(layer);
      if (reason) {
        without.set(reason, [...(without.get(reason) ?? []), layer]);
      }
      if (reason !== undefined) {
        left.push(layer);
      }
    }
    for (const [reason, layers] of without) {
      this.leave(layers, reason);
    }
    return left;
  }

  /** Deploys a stack; undefined when it was, else why it is left out, or nothing where that was said or is as it was asked for. */
  private async missing(layer: Layer): Promise<string | undefined> {
    const { only, target, dryRun } = this.options;
    if (only?.includes(layer) === false) {
      return "";
    }
    return (await target.leftOut(layer)) ?? (dryRun ? this.tryIn(layer) : this.into(layer));
  }

  /** Says it once for all that have the same reason. */
  private leave(layers: readonly Layer[], reason: string): void {
    const stacks = layers.map((layer) => this.stack(layer)).join(", ");
    this.say(stacks, `left out: ${reason}`);
    this.leftOut.push(`${stacks}: ${reason}`);
  }

  private async into(layer: Layer): Promise<string | undefined> {
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
      return "";
    }
    const reach = reachOf(environment);
    if (reach !== undefined) {
      this.say(stack, reach);
    }
    try {
      const terraform = await openStack(target, stack, progress);
      await terraform.init({ reconfigure: true });
      await this.apply(layer, terraform, args);
      return undefined;
    } catch (error) {
      if (isClusterOptional(environment) && error instanceof TerraformError && error.kind === "registry unreachable") {
        return "its providers cannot be installed here; put them into a mirror, or go where their registry is reached";
      }
      throw explainReach(error, environment);
    }
  }

  /** What Terraform would change, and what it does not see: releases that were left in the middle, and what was changed beside Helm. */
  private async apply(layer: Layer, terraform: Terraform, args: readonly string[]): Promise<void> {
    const { dryRun } = this.options;
    const stack = this.stack(layer);
    const live = await LiveReleases.open(this.options, layer);
    try {
      this.waiting.push(...((await live?.heal(dryRun)) ?? []));
      if ((await planAndApply(this.options, stack, terraform, args, live?.around ?? applySeen)) && dryRun) {
        this.waiting.push(`${stack} would change`);
      }
      this.waiting.push(...((await live?.mend(dryRun)) ?? []));
    } finally {
      live?.close();
    }
  }

  /** The same in a trial, where what a stack reads may not be there yet. */
  private async tryIn(layer: Layer): Promise<string | undefined> {
    const stack = this.stack(layer);
    if (!(await this.state("platform"))?.resources.length) {
      this.wait(stack, "cannot be planned yet: it reads facts of the platform, which is not applied");
      return "";
    }
    if (this.waiting.length > 0) {
      this.say(stack, "planned with the facts that the platform gives now");
    }
    try {
      return await this.into(layer);
    } catch (error) {
      if (!(error instanceof Error) || exitCodeOf(error) !== exitCodes.failed) {
        throw error;
      }
      this.wait(stack, `cannot be planned: ${error.message}`);
      return "";
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
    const { environment, target } = this.options;
    const running = runningTags(await this.state("application"));
    const tags = chooseTags(images, this.options.tags, running);
    this.say(
      this.stack("application"),
      `images ${Object.entries(tags)
        .map(([image, tag]) => `${image}=${tag}`)
        .join(", ")}`,
    );
    for (const note of await checkImages(target, environment, tags, running)) {
      this.say(this.stack("application"), note);
    }
    return [`-var=${imageTagsName}=${JSON.stringify(tags)}`];
  }

  private state(layer: Layer): Promise<State | undefined> {
    return readState(this.options.target, this.stack(layer));
  }

  private stack(layer: Layer): string {
    return stackOf(this.options.environment, layer);
  }

  private say(stack: string, line: string): void {
    this.options.progress.of(stack)(line);
  }
}
