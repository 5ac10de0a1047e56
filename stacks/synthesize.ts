import { App } from "../lib/terraform";

/**
 * Builds an app and writes its stacks.
 *
 * @param outdir where the stacks go. @default - cdktf.out, or where cdktf's command line says
 */
export function synthesize(build: (app: App) => void, outdir?: string): void {
  withoutOrigins(() => {
    const app = new App(outdir === undefined ? {} : { outdir });
    build(app);
    app.synth();
  });
}

/**
 * Runs what makes and resolves tokens. cdktf notes for every token where it was made, and shows it to nobody: without those notes
 * a synthesis takes two thirds of the time, and half of it in a test. Errors keep their stack traces.
 */
export function withoutOrigins<Result>(action: () => Result): Result {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => undefined;
  try {
    return action();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
