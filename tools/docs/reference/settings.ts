import ts from "typescript";
import { z } from "zod";
import { allowedText, defaultText, unwrapped } from "./allowed";
import type { TypeSource } from "./program";

/** A setting of an environment, as the reference lists it. */
export interface Setting {
  /** From the root: `cluster.nodeGroups.<name>.nodes.min`. */
  readonly path: string;
  /** Its comment, as an editor shows it; empty when there is none. */
  readonly comment: string;
  /** What its comment says of a default that follows from something else. */
  readonly computedDefault: string | undefined;
  readonly example: string | undefined;
  /** What it can be, in words. */
  readonly allowed: string;
  /** As JSON. */
  readonly default: string | undefined;
  readonly isRequired: boolean;
  /** The choice of its object that it belongs to, such as `type: "s3"`. */
  readonly when: string | undefined;
}

interface Place {
  readonly path: string;
  /** The types that it can have: of a choice, one for each option. */
  readonly types: readonly ts.Type[];
  readonly when: string | undefined;
}

/** Every setting of a schema, in its order, with the comments that the compiler finds at the type of the same shape. */
export function settingsOf(schema: z.ZodType, source: TypeSource): Setting[] {
  return [...new Walk(source.checker).below(schema, { path: "", types: partsOf(source.type), when: undefined })];
}

class Walk {
  constructor(private readonly checker: ts.TypeChecker) {}

  *below(outer: z.ZodType, place: Place): Generator<Setting> {
    const schema = unwrapped(outer);
    const { path, types } = place;
    if (schema instanceof z.ZodObject) {
      for (const [key, value] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
        yield* this.setting(key, value, place);
      }
    } else if (schema instanceof z.ZodRecord) {
      yield* this.inside(schema.valueType as z.ZodType, { ...place, path: `${path}.<name>`, types: indexOf(types, "string") });
    } else if (schema instanceof z.ZodArray) {
      yield* this.inside(schema.element as z.ZodType, { ...place, path: `${path}[]`, types: indexOf(types, "number") });
    } else if (schema instanceof z.ZodUnion) {
      for (const option of schema.options as z.ZodType[]) {
        yield* this.below(option, this.chosen(schema, option, place));
      }
    }
  }

  /** Forms that many settings share are told once, at the place that `allowed` links to. */
  private *inside(schema: z.ZodType, place: Place): Generator<Setting> {
    if (z.globalRegistry.get(unwrapped(schema))?.isForm !== true) {
      yield* this.below(schema, place);
    }
  }

  private *setting(key: string, value: z.ZodType, { path, types, when }: Place): Generator<Setting> {
    const symbol = types.flatMap((part) => part.getProperty(key) ?? [])[0];
    const at = path === "" ? key : `${path}.${key}`;
    yield {
      path: at,
      comment: symbol ? inOneLine(ts.displayPartsToString(symbol.getDocumentationComment(this.checker))) : "",
      computedDefault: this.tag(symbol, "default")?.replace(/^- /, ""),
      example: this.tag(symbol, "example"),
      allowed: allowedText(value),
      default: defaultText(value),
      isRequired: !value.safeParse(undefined).success,
      when,
    };
    if (symbol) {
      yield* this.inside(value, { path: at, types: partsOf(this.checker.getTypeOfSymbol(symbol)), when: undefined });
    }
  }

  /** Of a choice between objects by the value of one key, the object with this value. */
  private chosen(union: z.ZodUnion, option: z.ZodType, place: Place): Place {
    const key = union instanceof z.ZodDiscriminatedUnion ? union.def.discriminator : undefined;
    const literal = key === undefined ? undefined : literalOf(option, key);
    if (key === undefined || literal === undefined) {
      return place;
    }
    const types = place.types.filter((part) => {
      const symbol = part.getProperty(key);
      return symbol && partsOf(this.checker.getTypeOfSymbol(symbol)).some((one) => this.checker.typeToString(one) === literal);
    });
    const when = [place.when, `${key}: ${literal}`].filter((choice) => choice !== undefined).join(", ");
    return { ...place, types, when };
  }

  private tag(symbol: ts.Symbol | undefined, name: string): string | undefined {
    const tag = symbol?.getJsDocTags(this.checker).find((candidate) => candidate.name === name);
    return tag && inOneLine(ts.displayPartsToString(tag.text));
  }
}

const partsOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);

const indexOf = (types: readonly ts.Type[], kind: "string" | "number"): readonly ts.Type[] =>
  types.flatMap((part) => {
    const type = kind === "string" ? part.getStringIndexType() : part.getNumberIndexType();
    return type === undefined ? [] : partsOf(type);
  });

const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

function literalOf(option: z.ZodType, key: string): string | undefined {
  const schema = unwrapped(option);
  if (schema instanceof z.ZodUnion) {
    const literals = new Set((schema.options as z.ZodType[]).map((inner) => literalOf(inner, key)));
    return literals.size === 1 ? [...literals][0] : undefined;
  }
  const literal = schema instanceof z.ZodObject ? schema.shape[key] : undefined;
  return literal instanceof z.ZodLiteral ? JSON.stringify([...literal.values][0]) : undefined;
}
