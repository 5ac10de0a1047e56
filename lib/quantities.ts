/** An amount of CPU as Kubernetes has it, such as `250m` or `1.5`, in millicores. */
export function millicoresOf(cpu: string): number {
  return cpu.endsWith("m") ? Number(cpu.slice(0, -1)) : Number(cpu) * 1000;
}

/** An amount of memory as Kubernetes has it, such as `256Mi` or `1Gi`, in mebibytes. */
export function mebibytesOf(memory: string): number {
  return Number(memory.slice(0, -2)) * (memory.endsWith("Gi") ? 1024 : 1);
}
