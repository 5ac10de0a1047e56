import { App } from "../lib/terraform";

/**
 * Builds an app and writes its stacks.
 *
 * cdktf notes for every token where it was made, and shows it to nobody: without those notes a synthesis takes two thirds of
 * the time. Errors keep their stack traces.
 *
 * @param outdir where the stacks go. @default - cdktf.out, or where cdktf's command line says
 */
export function synthesize(build: (app: App) => void, outdir?: string): void {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => undefined;
  try {
    const app = new App(outdir === undefined ? {} : { outdir });
    build(app);
    app.synth();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
