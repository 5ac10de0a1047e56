import { isAccepted } from "./accepted";
import { changeRules } from "./changes";
import { cacheRules } from "./combinations/cache";
import { clusterRules } from "./combinations/cluster";
import { databaseRules } from "./combinations/database";
import { otherRules } from "./combinations/others";
import { storageRules } from "./combinations/storage";
import { hostRules } from "./hosts";
import { actionRules } from "./iam/actions";
import { limitRules } from "./iam/limits";
import { trustRules } from "./iam/trust";
import { formRules } from "./names";
import { orderRules } from "./order";
import { type Finding, finding, type Rule } from "./rule";
import type { Stack } from "./stack";
import { valueRule } from "./values";

export { changeRules } from "./changes";
export type { Finding } from "./rule";
export type { Stack, StackJson } from "./stack";

/** Subject -> rules on a stack as it will be made. */
export const subjects: Readonly<Record<string, readonly Rule[]>> = {
  "Values of arguments": [valueRule, ...formRules],
  Databases: databaseRules,
  Caches: cacheRules,
  Buckets: storageRules,
  Clusters: clusterRules,
  "Certificates, groups, tags and keys": otherRules,
  Hosts: hostRules,
  "Order of creation and destruction": orderRules,
  "Actions, resources and conditions of policies": actionRules,
  "Trust policies": trustRules,
  "Limits and shape of policies": limitRules,
};

const rules: readonly Rule[] = Object.values(subjects).flat();

/** What AWS would refuse, or what would not work there. Stacks of one environment are read together. */
export const review = (stacks: readonly Stack[]): Finding[] =>
  stacks
    .flatMap((stack) => {
      const together = stacks.filter((one) => environmentOf(one) === environmentOf(stack));
      return rules.flatMap((rule) => rule.find(stack, together).map((problem) => finding(stack, rule, problem)));
    })
    .filter((one) => !isAccepted(one));

/** Such as `debtflow-production` of `debtflow-production-addons`. */
const environmentOf = ({ id }: Stack): string => id.slice(0, id.lastIndexOf("-"));

/** What a change would destroy, or AWS would refuse of it. A stack that is new or gone is no change. */
export const reviewChange = (before: readonly Stack[], after: readonly Stack[]): Finding[] =>
  after.flatMap((stack) => {
    const old = before.find(({ id }) => id === stack.id);
    return old === undefined
      ? []
      : changeRules.flatMap((rule) => rule.find(old, stack).map((problem) => finding(stack, rule, problem)));
  });
