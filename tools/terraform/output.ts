import { statfsSync } from "node:fs";
import { ToolError } from "../errors";
import { toolsFolder } from "../files";

/**
 * What a Terraform command printed as JSON. Terraform does not notice when its output cannot be written.
 *
 * @param command for the message
 * @throws ToolError when it ends in the middle, as on a full disk
 */
export function parseOutput<T>(text: string, command: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ToolError(
      `what terraform ${command} printed ends in the middle, after ${text.length} characters`,
      `most likely the disk of ${toolsFolder} is full (${freeMb()} MB free): make room, and run this again: it continues`,
    );
  }
}

function freeMb(): number | string {
  try {
    const { bavail, bsize } = statfsSync(toolsFolder);
    return Math.floor((bavail * bsize) / 1_000_000);
  } catch {
    return "unknown";
  }
}
