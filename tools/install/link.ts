import { existsSync, mkdirSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { inTools } from "../files";

/** Links a program to .tools/bin, where programs are looked for whatever their version. */
export function link(program: string, name: string): void {
  const place = inTools("bin", name);
  mkdirSync(inTools("bin"), { recursive: true });
  if (!existsSync(place) || realpathSync(place) !== realpathSync(program)) {
    const temporary = `${place}.${process.pid}`;
    symlinkSync(program, temporary);
    renameSync(temporary, place);
  }
}
