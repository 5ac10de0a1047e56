const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * While Terraform works: the first signal to us becomes one SIGINT for it, upon which it ends what it has begun and saves its
 * state. Only a second one makes it stop at once, and a third one kills what does not obey.
 */
export function onInterrupt(
  send: (signal: NodeJS.Signals) => void,
  notice: (text: string) => void,
): { count(): number; release(): void } {
  let count = 0;
  const handle = (): void => {
    count += 1;
    if (count === 1) {
      notice(
        "interrupted: Terraform ends the requests that are under way and saves its state; a second interruption stops it at once",
      );
    } else if (count === 2) {
      notice(
        "stopping at once: what was made since the state was last saved is missing there; the next run adopts it, but for what was just being made",
      );
    }
    send(count <= 2 ? "SIGINT" : "SIGKILL");
  };
  for (const signal of signals) {
    process.on(signal, handle);
  }
  return {
    count: () => count,
    release() {
      for (const signal of signals) {
        process.off(signal, handle);
      }
    },
  };
}
