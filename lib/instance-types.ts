/** Whether an EC2 instance type is Graviton: a `g` among the letters after the generation, or the first family, a1. */
export const isGraviton = (instanceType: string): boolean => /^([a-z]+\d+[a-z]*g[a-z]*|a1)\./.test(instanceType);

/** What a node of an instance type has, before anything is set aside. */
export interface NodeSize {
  readonly millicores: number;
  readonly mebibytes: number;
}

/** GiB of memory for each vCPU. Source: Amazon EC2 instance types, compute, general purpose and memory optimized. */
const gibPerCpu: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };
/** GiB of the small sizes of t3 and t4g, all with two vCPUs; from `xlarge` on these are like `m`. */
const burstableGib: Readonly<Record<string, number>> = { nano: 0.5, micro: 1, small: 2, medium: 4, large: 8 };

/** What an EC2 instance type has, as far as its name tells; undefined for families and sizes whose name does not. */
export function sizeOf(instanceType: string): NodeSize | undefined {
  const [, family = "", letters = "", size = ""] = /^([cmrt])\d([a-z-]*)\.([a-z0-9]+)$/.exec(instanceType) ?? [];
  const small = burstableGib[size];
  if (family === "t" && small !== undefined) {
    return { millicores: 2000, mebibytes: small * 1024 };
  }
  const [, times] = /^(\d*)xlarge$/.exec(size) ?? [];
  const cpus = size === "large" ? 2 : times === undefined ? undefined : 4 * Number(times || 1);
  const gib = gibPerCpu[family === "t" ? "m" : family];
  // With network optimized types (`n`) the memory is another.
  return cpus === undefined || gib === undefined || /^[a-z]*n/.test(letters)
    ? undefined
    : { millicores: cpus * 1000, mebibytes: cpus * gib * 1024 };
}
