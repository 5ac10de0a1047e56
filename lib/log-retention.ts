import { ConfigurationError } from "./errors";

/** Days that CloudWatch Logs can keep a log. Source: CloudWatch Logs API, PutRetentionPolicy. */
export const logRetentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** @throws ConfigurationError unless CloudWatch Logs can keep a log that long */
export function checkLogRetention(path: string, value: number): void {
  if (!logRetentionDays.some((days) => days === value)) {
    throw new ConfigurationError(path, "is no retention of CloudWatch Logs", value, logRetentionDays.join(", "));
  }
}
