// Makes one file of an entry and all that it imports.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { isInEnvironment } from "./sources.mjs";

/** An environment is wrong, not the program: `usage` of tools/deployment/exit-codes.ts. */
export const exitCodeOfUsage = 2;

/**
 * Bundles the entry, or says what is `wrong`. A file of an environment that does not build is left out, and its place taken by one
 * that throws what is wrong with it: what needs no environment works all the same. `isAround` says that it was so.
 *
 * @param left what is wrong with each file that is left out
 */
export async function bundleOf(esbuild, from, left = new Map()) {
  try {
    return { result: await esbuild.build(optionsOf(from, left)), isAround: left.size > 0 };
  } catch (error) {
    if (!error.errors?.length) {
      throw error;
    }
    const files = error.errors.map(({ location }) => location?.file ?? "");
    const messages = await esbuild.formatMessages(error.errors, { kind: "error", color: process.stderr.isTTY === true });
    const wrong = messages.join("").trimEnd();
    if (!files.every((file) => isInEnvironment(file) && !left.has(file))) {
      return { wrong };
    }
    return bundleOf(esbuild, from, new Map([...left, ...files.map((file) => [file, wrong])]));
  }
}

function optionsOf({ root, entryFile, outfile }, left) {
  return {
    absWorkingDir: root,
    entryPoints: [entryFile],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    tsconfig: join(root, "tsconfig.json"),
    // Packages go into the bundle too: with its compiled form kept, one file loads several times faster than a thousand.
    external: ["esbuild"],
    plugins: [
      { name: "cdktf", setup: keepOwnPath },
      { name: "left-out", setup: (setup) => leaveOut(setup, root, left) },
    ],
    metafile: true,
    sourcemap: "external",
    sourcesContent: false,
    write: false,
    logLevel: "silent",
  };
}

/** cdktf makes archives by running one of its files as a program, which it finds as `__filename`. */
function keepOwnPath(setup) {
  setup.onLoad({ filter: /cdktf[\\/]lib[\\/]private[\\/]fs\.js$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replaceAll("__filename", () => JSON.stringify(path)),
  }));
}

/** By modules without a list of exports: then the names that others import from them need not be there. */
function leaveOut(setup, root, left) {
  setup.onLoad({ filter: /[\\/]environments[\\/]/ }, ({ path }) => {
    const wrong = left.get(relative(root, path));
    const error = `{ name: "ConfigurationError", exitCode: ${exitCodeOfUsage} }`;
    const text = JSON.stringify(`an environment does not build:\n\n${wrong}`);
    return wrong && { contents: `module.exports = {}; throw Object.assign(new Error(${text}), ${error});` };
  });
}
