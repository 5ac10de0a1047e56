/** What a taint does to pods that do not tolerate it, by EKS' names, and what Kubernetes calls it. Source: Amazon EKS, "Place Kubernetes Pods with taints". */
export const taintEffects = {
  NO_SCHEDULE: "NoSchedule",
  NO_EXECUTE: "NoExecute",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
} as const;

export type TaintEffect = keyof typeof taintEffects;

export interface Taint {
  readonly key: string;
  readonly value?: string | undefined;
  readonly effect: TaintEffect;
}

/** Taints by key, and where they are said by value and effect. */
export interface Toleration {
  readonly key: string;
  readonly value?: string | undefined;
  readonly effect?: TaintEffect | undefined;
}

/** Whether a pod that does not tolerate it never starts on such a node. */
export const keepsAway = ({ effect }: Pick<Taint, "effect">): boolean => effect !== "PREFER_NO_SCHEDULE";

/** Source: Kubernetes, "Taints and Tolerations". */
export const tolerates = (toleration: Toleration, taint: Taint): boolean =>
  toleration.key === taint.key &&
  (toleration.value === undefined || toleration.value === (taint.value ?? "")) &&
  (toleration.effect === undefined || toleration.effect === taint.effect);

/** Such as `only=special:NO_SCHEDULE`. */
export const taintText = ({ key, value, effect }: Taint): string => `${key}${value === undefined ? "" : `=${value}`}:${effect}`;
