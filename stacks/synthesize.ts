import type { Product } from "../lib/product";
import { App } from "../lib/terraform";
import { productKey } from "./provider-locks";

/**
 * Builds an app and writes its stacks.
 *
 * @param outdir where the stacks go. @default - cdktf.out, or where cdktf's command line says
 * @param product whose checksums of providers lie beside the stacks
 */
export function synthesize(build: (app: App) => void, outdir?: string, product: Product = "terraform"): void {
  withoutOrigins(() => {
    const app = new App(outdir === undefined ? {} : { outdir });
    app.node.setContext(productKey, product);
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
