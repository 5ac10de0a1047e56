import { TerraformError } from "../terraform/errors";

/** Whether the user asked for the end, so that scripts can tell it from a failure (exit code 130). */
export const isInterruption = (error: unknown): boolean => error instanceof TerraformError && error.kind === "interrupted";
