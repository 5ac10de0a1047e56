import { kill } from "node:process";
import { type Layer, stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { type Lack, type Login, logIn } from "../cluster/access";
import { type Comparison, compareRelease, type Drift, driftText, repair } from "../cluster/drift";
import { heal, healing, type PendingRelease, pendingReleases } from "../cluster/pending";
import type { Problem } from "../cluster/pod-problems";
import { type Release, releasesOf } from "../cluster/releases";
import { RolloutWatch } from "../cluster/rollout-watch";
import { describeError, ToolError } from "../errors";
import { descendantsOf } from "../processes";
import { TerraformError } from "../terraform/errors";
import { readStack } from "../terraform/stack-files";
import type { DeployOptions } from "./deploy";
import { changesIn, type PlanJson } from "./plan";
import { stateFacts } from "./state-facts";
import { folderOf, type Target } from "./target";

/** The program that has Helm inside. */
const helmProvider = /terraform-provider-helm/;

/** A stack's releases as they are in the cluster, which Terraform's plan does not look at. */
export class LiveReleases {
  private constructor(
    private readonly options: Pick<DeployOptions, "environment" | "target" | "progress" | "approval">,
    private readonly layer: Layer,
    private readonly releases: readonly Release[],
    private readonly login: Login,
  ) {}

  /** Undefined where the cluster cannot be looked into from here, which is said. */
  static async open(options: DeployOptions, layer: Layer): Promise<LiveReleases | undefined> {
    const stack = stackOf(options.environment, layer);
    const found = await releasesAndLogin(options.target, stack);
    if ("lack" in found) {
      options.progress.of(stack)(`what is in the cluster is not compared: ${found.lack}`);
      return undefined;
    }
    return new LiveReleases(options, layer, found.releases, found.login);
  }

  close(): void {
    this.login.close();
  }

  /**
   * Brings releases that an operation left in the middle to where Helm goes on with them: a token that ended, or a Terraform that
   * was killed.
   *
   * @returns a line for each that waits, in a trial
   */
  async heal(isTrial: boolean): Promise<string[]> {
    const pending = await pendingReleases(this.login.cluster, this.releases);
    if (pending.length === 0) {
      return [];
    }
    const lines = pending.map((release) => `${pendingText(release)}, and has to be ${healing(release)} first`);
    lines.forEach(this.report);
    if (isTrial) {
      return lines.map((line) => `${this.stack}: ${line}`);
    }
    await this.refuseOthers(pending);
    await this.options.approval.agree(
      `Bring ${pending.length === 1 ? "this release" : "these releases"} back?`,
      `${this.stack} has releases that nothing goes on with`,
    );
    await this.healAll(pending);
    return [];
  }

  /** Applies while it tells why pods of the new version do not start; the application's rollout ends early where it cannot get better. */
  readonly around = async (plan: PlanJson, apply: () => Promise<void>): Promise<void> => {
    const namespaces = namespacesIn(plan);
    if (namespaces.length === 0) {
      return apply();
    }
    const watch = await this.watch(namespaces);
    let failure: unknown;
    try {
      await apply();
    } catch (error) {
      failure = error;
    }
    const { lines, gaveUp } = (await watch?.stop()) ?? { lines: [], gaveUp: undefined };
    if (failure === undefined) {
      return;
    }
    if (gaveUp !== undefined) {
      await this.healAll(await pendingReleases(this.login.cluster, this.releases));
      throw new ToolError(
        `the rollout was given up, and what ran before runs on:\n${indented(lines)}`,
        "mend what it names, and deploy again",
      );
    }
    throw lines.length === 0 ? failure : withReasons(failure, lines);
  };

  private async watch(namespaces: readonly string[]): Promise<RolloutWatch | undefined> {
    const options = {
      login: this.login,
      namespaces,
      addsNodes: this.options.environment.addons.nodeScaling !== "none",
      report: this.report,
      // Releases of add-ons go in beside each other: the end of one would be the end of all.
      ...(this.layer === "application" && { giveUp: this.giveUp, app: this.options.environment.application.name }),
    };
    try {
      return await RolloutWatch.start(options);
    } catch (error) {
      this.report(`pods are not watched: ${describeError(error).split("\n").slice(0, 2).join(" ")}`);
      return undefined;
    }
  }

  /**
   * Sets what was changed in the cluster beside Helm to what the releases have.
   *
   * @returns a line for what waits, in a trial
   */
  async mend(isTrial: boolean): Promise<string[]> {
    await this.login.renew();
    const { drifts, unknown } = await compare(this.login, this.releases);
    for (const line of unknown) {
      this.report(`cannot be compared with the cluster: ${line}`);
    }
    if (drifts.length === 0) {
      return [];
    }
    this.report(
      `${countOf(drifts)} in the cluster not as ${drifts.length === 1 ? "its release has it" : "their releases have them"}:`,
    );
    this.options.progress.show(drifts.map((drift) => `  ${driftText(drift)}`));
    if (isTrial) {
      return [`${this.stack}: ${countOf(drifts)} in the cluster not as deployed`];
    }
    await this.options.approval.agree("Set them to what was deployed?", `the cluster's changes beside ${this.stack} stay`);
    await repair(this.login.cluster, drifts);
    this.report(`${countOf(drifts)} set to what was deployed`);
    return [];
  }

  private readonly report = (line: string): void => this.options.progress.of(this.stack)(line);

  private get stack(): string {
    return stackOf(this.options.environment, this.layer);
  }

  /** Whoever deploys holds the state's lock; a Terraform of this checkout was waited for before. */
  private async refuseOthers(pending: readonly PendingRelease[]): Promise<void> {
    const { lock, workspace } = (await stateFacts(this.options.target, [this.stack]))[this.stack] ?? {};
    const { processes, isLocal } = this.options.target;
    // One that was killed here has left its lock, which the next plan releases.
    const isLeft = lock !== undefined && processes?.hasLeft(this.stack, lock, isLocal) === true;
    const holder = lock && !isLeft ? `${lock.who} since ${lock.since}` : workspace?.lockedBy;
    if (holder !== undefined) {
      throw new ToolError(
        `${pending.map(pendingText).join("\n")}\nthe state of ${this.stack} is locked by ${holder}: that deployment may still work on it`,
        "wait until it has ended, and deploy again. If it died: terraform force-unlock <id> in the stack's folder",
      );
    }
  }

  private async healAll(pending: readonly PendingRelease[]): Promise<void> {
    for (const release of pending) {
      await this.login.renew();
      await heal(this.login.cluster, release);
      this.report(`${release.name} was ${healing(release)}`);
    }
  }

  /**
   * The provider takes no word to stop: it waits for Helm to its end. When it is ended itself, Terraform saves its state without
   * the release, and lets go of the lock.
   */
  private readonly giveUp = ({ of }: Problem): void => {
    const terraform = this.options.target.processes?.working(this.stack);
    const providers = terraform === undefined ? [] : descendantsOf(terraform.pid, helmProvider);
    this.report(providers.length > 0 ? `given up because of ${of}` : `${of} will not get better; the release waits for its end`);
    for (const pid of providers) {
      kill(pid, "SIGKILL");
    }
  };
}

/** What `status` tells of a stack's releases, a line each; why not, where it cannot. */
export async function liveLines(environment: Environment, target: Target, layer: Layer): Promise<Lack | readonly string[]> {
  const found = await releasesAndLogin(target, stackOf(environment, layer));
  if ("lack" in found) {
    return found;
  }
  try {
    const pending = await pendingReleases(found.login.cluster, found.releases);
    const { drifts, unknown } = await compare(found.login, found.releases);
    return [...pending.map(pendingText), ...drifts.map(driftText), ...unknown.map((line) => `cannot be compared: ${line}`)];
  } finally {
    found.login.close();
  }
}

async function releasesAndLogin(target: Target, stack: string): Promise<Lack | { login: Login; releases: readonly Release[] }> {
  const login = await logIn(target, stack);
  return "lack" in login ? login : { login, releases: releasesOf(readStack(folderOf(target, stack))) };
}

async function compare({ cluster }: Login, releases: readonly Release[]): Promise<Comparison> {
  const found: Comparison[] = [];
  for (const release of releases) {
    try {
      found.push(await compareRelease(cluster, release));
    } catch (error) {
      // Whoever may deploy need not be allowed to look at everything.
      found.push({ drifts: [], unknown: [`release ${release.name}: ${describeError(error).split("\n").slice(0, 2).join(" ")}`] });
    }
  }
  return { drifts: found.flatMap(({ drifts }) => drifts), unknown: found.flatMap(({ unknown }) => unknown) };
}

/** Namespaces of the releases that the plan makes or changes. */
export function namespacesIn(plan: PlanJson): string[] {
  const changes = changesIn(plan).filter(({ type, change }) => type === "helm_release" && change.after !== null);
  return [...new Set(changes.map(({ change }) => String(change.after?.namespace)))];
}

const pendingText = ({ name, namespace, status, since }: PendingRelease): string =>
  `release ${name} in ${namespace} is ${status} since ${since}`;

const countOf = ({ length }: readonly Drift[]): string => (length === 1 ? "1 object is" : `${length} objects are`);

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join("\n");

/** The same failure, with what was seen while it came about. */
function withReasons(failure: unknown, lines: readonly string[]): unknown {
  if (!(failure instanceof TerraformError)) {
    return failure;
  }
  const { kind, message, next, diagnostics, lock } = failure;
  return new TerraformError(kind, `${message}\nwhat stood in the way:\n${indented(lines)}`, next, diagnostics, lock);
}
