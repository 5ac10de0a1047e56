// Generated from values.yaml of the chart karpenter-crd 1.14.1 by `npm run charts`; do not edit.

/** Values of the chart karpenter-crd. */
export interface KarpenterCrdValues {
  readonly additionalAnnotations?: Readonly<Record<string, unknown>>;
}
