import { withArns } from "../arns";
import { iamReference } from "../iam-reference";
import { type Placed, parsePolicy, policiesOf, type Statement, statementsOf, valuesOf } from "../policy";
import type { Problem, Rule } from "../rule";
import type { Stack } from "../stack";
import { globalKeys } from "./global-keys";
import { actionsOf, keysOf, takes, typesOf } from "./patterns";

const source = `AWS Service Authorization Reference (${iamReference.source})`;

type Said = Omit<Problem, "address">;

/** Tests every statement that names actions and resources; what a trust says is another rule's. */
function eachStatement(test: (statement: Statement, stack: Stack, placed: Placed) => readonly Said[]): Rule["find"] {
  return (stack) =>
    policiesOf(stack)
      .filter(({ kind }) => kind !== "trust")
      .flatMap((placed) =>
        statementsOf(parsePolicy(placed.text)).flatMap((statement, at) =>
          test(statement, stack, placed).map((said) => ({
            address: `${placed.resource.address}.${statement.Sid ?? at}`,
            ...said,
          })),
        ),
      );
}

const namedActions = ({ Action, NotAction }: Statement) =>
  [...valuesOf(Action), ...valuesOf(NotAction)].filter((action) => action !== "*");

export const actionRules: readonly Rule[] = [
  {
    id: "actions exist",
    what: "a policy names an action that AWS does not have",
    source,
    find: eachStatement((statement) =>
      namedActions(statement)
        .filter((action) => (actionsOf(action) ?? []).length === 0)
        .map((action) => ({ given: action, allowed: nearest(action) })),
    ),
  },
  {
    id: "resources fit actions",
    what: "an action does not act on any of the statement's resources",
    source,
    find: eachStatement(({ Action, Resource }, stack) => {
      const resources = valuesOf(Resource).map((one) => withArns(one, stack));
      // A resource that a reference alone stands for may be anything.
      if (resources.length === 0 || resources.some((one) => one === "*" || one.startsWith("${"))) {
        return [];
      }
      return valuesOf(Action).flatMap((action): Said[] => {
        const meant = actionsOf(action) ?? [];
        const fits = meant.length === 0 || meant.some((one) => resources.some((arn) => takes(one, arn)));
        return fits ? [] : [{ given: `${action} on ${resources.join(", ")}`, allowed: formsOf(action) }];
      });
    }),
  },
  {
    id: "actions fit resources",
    what: "a statement names a resource that none of its actions acts on",
    source,
    find: eachStatement(({ Action, Resource }, stack) => {
      const actions = valuesOf(Action);
      const meant = actions.flatMap((action) => actionsOf(action) ?? []);
      return actions.includes("*") || meant.length === 0
        ? []
        : valuesOf(Resource)
            .map((one) => withArns(one, stack))
            .filter((one) => one !== "*" && !one.startsWith("${") && !meant.some((action) => takes(action, one)))
            .map((one) => ({ given: one, allowed: `resources of ${actions.join(", ")}` }));
    }),
  },
  {
    id: "condition keys exist",
    what: "a condition has a key that neither AWS as a whole nor an action of the statement has",
    source: `${source}; IAM User Guide, AWS global condition context keys`,
    find: eachStatement((statement) => {
      const meant = valuesOf(statement.Action).map((action) => ({ action, of: actionsOf(action) ?? [] }));
      return Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
        Object.keys(keys).flatMap((key): Said[] => {
          if (key.includes("${")) {
            return [];
          }
          const [prefix = "", name = ""] = key.toLowerCase().split(/[:/]/);
          if (prefix === "aws") {
            return globalKeys.includes(name) ? [] : [{ given: key, allowed: `aws: and one of ${globalKeys.join(", ")}` }];
          }
          // Without the key a condition with IfExists holds, and one of a denial says something other than of a right.
          const optional = /IfExists$|^Null$|^ForAllValues:/.test(operator) || statement.Effect === "Deny";
          const has = ({ of }: { readonly of: readonly Parameters<typeof keysOf>[0][] }) =>
            of.some((one) => keysOf(one).some((known) => isKey(key, known)));
          const without = meant.filter((one) => one.of.length > 0 && !has(one));
          const wrong = optional
            ? without.length === meant.length && meant.length > 0 && !meant.some(({ action }) => action === "*")
            : without.length > 0;
          return wrong
            ? [
                {
                  given: `${key} on ${without.map(({ action }) => action).join(", ")}`,
                  allowed: "keys of the actions, or a statement of its own",
                },
              ]
            : [];
        }),
      );
    }),
  },
];

/** Whether a key, such as `ec2:ResourceTag/a`, is of a known form, such as `ec2:ResourceTag/${TagKey}`. */
const isKey = (key: string, form: string): boolean =>
  hasForm(key.toLowerCase(), form.toLowerCase().replaceAll(/\$\{[^}]*\}|<[^>]*>/g, "*"));

const hasForm = (text: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/[\\^$.+?()[\]{}|]/g, "\\$&").replaceAll("*", ".+")}$`, "s").test(text);

/** Where a resource of the action is to be looked for. */
function formsOf(action: string): string {
  const forms = (actionsOf(action) ?? []).flatMap((one) => typesOf(one).map((type) => one.service.resources[type] ?? type));
  return forms.length === 0 ? "*, as the action takes no resource" : [...new Set(forms)].slice(0, 3).join(", ");
}

function nearest(action: string): string {
  const [prefix = ""] = action.split(":");
  return iamReference.services[prefix.toLowerCase()] === undefined
    ? "a service of review/aws/iam-reference.ts, or one that is added there"
    : `an action of ${prefix}`;
}
