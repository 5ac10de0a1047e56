/** Processor of a node or of what an image is built for: `arm64` is Graviton. */
export const architectures = ["x86_64", "arm64"] as const;

export type Architecture = (typeof architectures)[number];

/** Label that every node has, by Kubernetes' names. Source: Kubernetes, Well-Known Labels. */
export const architectureLabel = "kubernetes.io/arch";

export const kubernetesNameOf = (architecture: Architecture): string => (architecture === "arm64" ? "arm64" : "amd64");

/** Labels of the nodes that an image's pods run on: those of its processor, where it is built for one only, and what else is asked for. */
export const nodeSelectorOf = (
  architecture: Architecture | undefined,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => ({ ...(architecture && { [architectureLabel]: kubernetesNameOf(architecture) }), ...own });
