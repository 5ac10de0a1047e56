import type { Command } from "commander";
import { coloured } from "../colours";
import { exitCodes, noteExitCode } from "../deployment/exit-codes";
import { brokenText, checkedNamed } from "./environments";
import { wrapped } from "./text";
import { checkTypes } from "./types";

export function addValidate(program: Command): void {
  program
    .command("validate")
    .description("Checks environments, or all: types, then each setting and the rules between them. Writes nothing.")
    .argument("[environment...]", "ids, such as debtflow-staging")
    .action((ids: string[]) => {
      const checked = checkedNamed(ids);
      showTypes();
      for (const one of checked) {
        const isSound = one.environment !== undefined;
        console.log((isSound ? [ok(one.id)] : brokenText(one)).join("\n"));
      }
    });
}

const ok = (what: string): string => coloured(`ok    ${what}`, "green");

/** Those of all environments: one program of TypeScript holds them. */
function showTypes(): void {
  const types = checkTypes();
  if ("skipped" in types) {
    console.log(wrapped("skip  ", `types: ${types.skipped}`).join("\n"));
  } else if (types.errors.length === 0) {
    console.log(ok("types"));
  } else {
    console.log([coloured("FAIL  types", "red"), ...types.errors.map((error) => error.replace(/^/gm, "  "))].join("\n"));
    noteExitCode(exitCodes.usage);
  }
}
