import { type Layer, layers, stackOf } from "../../environments/names";
import { imageTagsName } from "../../lib/image-tag";
import { logIn } from "../cluster/access";
import { ToolError } from "../errors";
import { destroyBootstrap } from "../terraform/bootstrap";
import { TerraformError } from "../terraform/errors";
import { Recovery } from "../terraform/recovery";
import { forgetRemoved } from "../terraform/removed";
import { readStack } from "../terraform/stack-files";
import { lookInto } from "./contents";
import { releaseGrants } from "./held-grants";
import { leaveSizes } from "./node-groups";
import { type Protection, protectionsOf } from "./protections";
import { readState, type State } from "./state";
import { folderOf, openStack } from "./target";
import { guarded, type Work } from "./work";

export interface DestroyOptions extends Omit<Work, "approval"> {
  /** Whether the stack with the state's bucket goes, too. */
  readonly bootstrap: boolean;
  /** Whether what is in a cluster that is not there may stay behind, because everything else is thrown away. @default false */
  readonly leaveBehind?: boolean;
  /** Asks, once it was shown what would go; throws when the answer is no. */
  readonly agree: () => Promise<void>;
}

interface Known {
  readonly layer: Layer;
  readonly stack: string;
  readonly state: State | undefined;
}

/**
 * Destroys an environment's stacks, the last applied first. Each has to be empty before the one below it goes: what
 * controllers made in AWS, such as a load balancer, would otherwise stand in the way, or stay behind.
 *
 * @returns whether there was anything to destroy
 */
export async function destroy(options: DestroyOptions): Promise<boolean> {
  const { target, progress, dryRun } = options;
  const known: Known[] = [];
  for (const layer of layers.toReversed()) {
    const stack = stackOf(target, layer);
    known.push({ layer, stack, state: await readState(target, stack) });
  }
  const bootstrap = options.bootstrap ? target.bootstrap : undefined;
  const isThere = tell(options, known, bootstrap);
  if (!isThere && bootstrap === undefined) {
    return false;
  }
  await refuseBlocked(options, known);
  if (dryRun) {
    return isThere;
  }
  await options.agree();
  for (const { layer, stack, state } of known) {
    if (state?.resources.length || new Recovery(folderOf(target, stack)).isPending()) {
      await destroyStack(options, layer, stack, state);
    }
  }
  if (bootstrap !== undefined) {
    await destroyStore(options, bootstrap);
  }
  progress.say(`${target.id} is destroyed`);
  return true;
}

/** Shows what would go and what of it stays; returns whether there is anything. */
function tell({ progress, dryRun }: DestroyOptions, known: readonly Known[], bootstrap: string | undefined): boolean {
  for (const { stack, state } of known) {
    const resources = state?.resources ?? [];
    const count = resources.length === 1 ? "1 resource" : `${resources.length} resources`;
    progress.of(stack)(resources.length > 0 ? `${count} to destroy` : "nothing to destroy");
    if (dryRun) {
      progress.show(resources.map(({ address }) => `  !! destroy  ${address}`));
    }
  }
  if (bootstrap !== undefined) {
    progress.of(bootstrap)("the bucket with every state in it, and the table that locks them, go last");
  }
  const protections = protectionsOf(known.flatMap(({ state }) => state?.resources ?? []));
  if (protections.length > 0) {
    progress.say("protected, or recoverable:");
    progress.show(protections.map(({ address, how }) => `  ${address} ${how}`));
  }
  return known.some(({ state }) => state?.resources.length);
}

/** Before anything goes: half of an environment is worse than all of it. */
async function refuseBlocked({ target, leaveBehind = false }: DestroyOptions, known: readonly Known[]): Promise<void> {
  const found: Protection[] = [];
  for (const { stack, state } of known) {
    const protections = protectionsOf(state?.resources ?? []);
    // Where all is thrown away nobody is asked: the account itself goes.
    found.push(...(leaveBehind ? protections : await lookInto(target, stack, protections)));
  }
  const blocking = found.filter(({ blocks }) => blocks);
  if (blocking.length > 0) {
    throw new ToolError(
      blocking.map(({ address, how }) => `${address} ${how}`).join("\n"),
      "switch it off in the environment, with a reason; deploy that; and run this again. Nothing was destroyed",
    );
  }
}

/**
 * The Helm provider takes a release for gone when it cannot look, and leaves it out of the state without a word: with what it made in AWS, such as
 * a load balancer, it would stand in the way of the platform. Source: hashicorp/terraform-provider-helm#1669, #1867.
 */
async function refuseUnreached({ target, progress }: DestroyOptions, stack: string): Promise<void> {
  const login = await logIn(target, stack);
  if (!("lack" in login)) {
    login.close();
  } else if (login.isOfPrograms) {
    progress.of(stack)(`whether the cluster is reached is not known: ${login.lack}`);
  } else {
    throw new ToolError(
      `${stack} has releases, and would forget them undestroyed: ${login.lack}`,
      `go where the cluster is reached, and run this again. Where the cluster itself is gone: terraform state rm in ${folderOf(target, stack)}`,
    );
  }
}

async function destroyStack(options: DestroyOptions, layer: Layer, stack: string, state: State | undefined): Promise<void> {
  const { target, progress, leaveBehind = false } = options;
  const reason = await target.leftOut(layer);
  if (reason !== undefined && leaveBehind) {
    progress.of(stack)(`left as it is: ${reason.split(";")[0]}`);
    return;
  }
  if (reason !== undefined) {
    throw new ToolError(
      `${stack} still holds resources, and cannot be destroyed from here: ${reason}`,
      "what is below it stays until it is empty",
    );
  }
  if (!leaveBehind && state?.resources.some(({ type }) => type === "helm_release")) {
    await refuseUnreached(options, stack);
  }
  const folder = folderOf(target, stack);
  // A deployment that was killed may have left what it had Terraform do besides.
  releaseGrants(folder);
  leaveSizes(folder);
  const terraform = await openStack(target, stack, progress);
  await terraform.init({ reconfigure: true });
  const args = tagArguments(folder);
  await guarded(options, stack, terraform, () => forgetRemoved(terraform, folder, progress.of(stack)));
  await guarded(options, stack, terraform, async () => {
    try {
      await terraform.destroy(args);
    } catch (error) {
      if (!(error instanceof TerraformError) || error.kind !== "chart unreachable") {
        throw error;
      }
      // What is to go is planned with its chart first; by the state alone, no chart is asked for, and a release that is gone already is none's trouble.
      progress.of(stack)("a chart cannot be fetched: destroys what the state names, without looking at it anew");
      await terraform.destroy([...args, "-refresh=false"]);
    }
  });
  const left = (await readState(target, stack))?.resources ?? [];
  if (left.length > 0) {
    throw new ToolError(
      `${stack} still holds ${left.map(({ address }) => address).join(", ")}`,
      "what is below it stays until it is empty: run this again",
    );
  }
}

/** A stack whose images have tags asks for them even to go. */
function tagArguments(folder: string): string[] {
  // As `object({ api = string, frontend = string })`.
  const type = readStack(folder).variable?.[imageTagsName]?.type ?? "";
  const tags = [...type.matchAll(/([\w-]+) = string/g)].map(([, image]) => [image, "destroyed"]);
  return tags.length > 0 ? [`-var=${imageTagsName}=${JSON.stringify(Object.fromEntries(tags))}`] : [];
}

async function destroyStore(options: DestroyOptions, stack: string): Promise<void> {
  const { target, progress } = options;
  const terraform = await openStack(target, stack, progress);
  const report = progress.of(stack);
  const store = { terraform, folder: folderOf(target, stack), localState: target.localState(stack), report };
  await guarded(options, stack, terraform, () => destroyBootstrap(store));
}
