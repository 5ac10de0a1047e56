import {
  DefaultTokenResolver,
  deepMerge,
  StringConcat,
  TerraformElement,
  TerraformOutput,
  type TerraformStack,
  Tokenization,
} from "../lib/terraform";

type Block = Record<string, unknown>;

const resolver = new DefaultTokenResolver(new StringConcat());

/**
 * The Terraform JSON of a stack, as cdktf's own `toTerraform` gives it, for half of its time: cdktf resolves every element
 * once to find references between stacks, once for their values, and then the whole once more.
 *
 * Here one pass does it all: resolving as if to prepare makes cdktf ask both stacks about every reference between them.
 *
 * @param overrides what `addOverride` collected on the stack
 */
export function terraformJson(stack: TerraformStack, overrides: Block): Block {
  const metadata: Block = { version: stack.node.tryGetContext("cdktfVersion"), stackName: stack.node.id };
  if (Object.keys(overrides).length > 0) {
    metadata.overrides = { stack: Object.keys(overrides) };
  }
  const outputs: Block = {};
  const json: Block = { "//": { metadata, outputs } };
  for (const element of stack.node.findAll().filter(TerraformElement.isTerraformElement)) {
    deepMerge(metadata, resolve(element.toMetadata(), stack));
    deepMerge(json, resolve(element.toTerraform(), stack));
    if (TerraformOutput.isTerraformOutput(element)) {
      const path = element.node.path.split("/");
      deepMerge(
        outputs,
        path.reduceRight<unknown>((inner, part) => ({ [part]: inner }), element.friendlyUniqueId),
      );
    }
  }
  // Merged before they are resolved: an undefined in them takes away what is there.
  deepMerge(json, overrides);
  for (const key of Object.keys(overrides)) {
    json[key] = resolve(json[key], stack);
  }
  return json;
}

/** Resolves the tokens in a value. cdktf's way takes ten times as long, and is not needed where nothing looks like a token. */
function resolve(value: unknown, stack: TerraformStack): unknown {
  if (isPlain(value)) {
    return value;
  }
  if (Array.isArray(value) && value.every((inner) => typeof inner === "object" || isPlain(inner))) {
    return value.map((inner) => resolve(inner, stack)).filter((inner) => inner !== undefined);
  }
  if (isTable(value)) {
    const resolved: Block = {};
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined) {
        resolved[key] = resolve(inner, stack);
      }
    }
    return resolved;
  }
  return Tokenization.resolve(value, { scope: stack, resolver, preparing: true });
}

/** What cdktf writes for a token into a string, for its number and for its map: there may be others that look so. */
const tokenLike = /TfToken\[|e\+\d|Map Token Value/;

function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      return !tokenLike.test(value);
    case "number":
      // Tokens are numbers far below zero.
      return value >= 0;
    default:
      return typeof value === "boolean" || value === null;
  }
}

/** Whether a value is a table of values by plain keys, and no token or other object with a mind of its own. */
function isTable(value: unknown): value is Block {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !Tokenization.isResolvable(value) &&
    Object.keys(value).every(isPlain)
  );
}
