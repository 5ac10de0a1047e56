// What tools/launch.mjs starts, once Node is known to be recent enough.
// Bundles the entry into dist/ when the content of an input has changed since the last bundle, and only then; esbuild is not even
// loaded otherwise. The bundle runs in this process; an error names the source that it came from.
import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { bundleOf, exitCodeOfUsage } from "./bundle.mjs";
import { describeFailure, isInEnvironment, nameSources } from "./sources.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const load = createRequire(import.meta.url);

// What decides about a bundle beside the files that esbuild reads.
const surroundings = ["package-lock.json", "tsconfig.json", "tools/launch/run.mjs", "tools/launch/bundle.mjs"];

// File systems stamp changes in ticks: a file that changed this close to a look at it may have changed after the look.
const tickMs = 50;

const [entry, ...args] = process.argv.slice(2);
if (!entry?.endsWith(".ts")) {
  fail("usage: node tools/launch.mjs <entry.ts> [argument...]");
}
const entryFile = resolve(root, entry);
const name = relative(root, entryFile).slice(0, -".ts".length);
if (name.startsWith("..")) {
  fail(`${entry} lies outside the project`);
}
const bundle = join(root, "dist", `${name}.js`);
const manifestFile = join(root, "dist", `${name}.inputs.json`);
const cacheFile = join(root, "dist", `${name}.cache`);
const mapFile = join(root, "dist", `${name}.js.map`);

useTemporaryFolder();
if (!isCurrent()) {
  await build().catch(told);
}
run();

/** Programs fail without a folder for temporary files, each in its own words; without the variable they take the system's. */
function useTemporaryFolder() {
  for (const variable of ["TMPDIR", "TEMP", "TMP"]) {
    const folder = process.env[variable];
    if (folder && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      delete process.env[variable];
      process.stderr.write(`${variable}=${folder} is no folder: using ${tmpdir()} for temporary files\n`);
    }
  }
}

/** Whether bundle and manifest belong together and every input still has the content that it was made from. */
function isCurrent() {
  let manifest;
  try {
    manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
    if (identity(bundle) !== manifest.bundle) {
      return false;
    }
    let touched = false;
    for (const [path, input] of Object.entries(manifest.inputs)) {
      const file = join(root, path);
      const now = stamp(file);
      if (now === input.stamp) {
        continue;
      }
      if (hash(file) !== input.hash) {
        return false;
      }
      input.stamp = now;
      touched = true;
    }
    if (touched && settled(Object.keys(manifest.inputs), Date.now())) {
      replace(manifestFile, JSON.stringify(manifest));
    }
    return true;
  } catch {
    return false; // no bundle yet, or an input is gone
  }
}

/** Of what can go wrong with a disk while the program is bundled, the likeliest. */
function told(error) {
  if (error?.code !== "ENOSPC" && error?.code !== "EDQUOT") {
    throw error;
  }
  fail(`no space is left for ${error.path ?? root} (${error.code})\n  next: make room on that disk, and run this again`);
}

async function build() {
  const started = Date.now();
  try {
    mkdirSync(dirname(bundle), { recursive: true });
    accessSync(dirname(bundle), constants.W_OK);
  } catch (error) {
    fail(
      `${dirname(bundle)} cannot be written to (${error.code})\n  next: if it belongs to another user, as after sudo: sudo chown -R "$(id -un)" ${join(root, "dist")}`,
    );
  }
  let esbuild;
  try {
    esbuild = load("esbuild");
  } catch {
    fail("esbuild is not installed: run `npm ci` first");
  }

  const { result, wrong, isAround } = await bundleOf(esbuild, { root, entryFile, outfile: bundle });
  if (wrong !== undefined) {
    fail(`${entry} does not build:\n\n${wrong}`);
  }
  const paths = [...new Set([...Object.keys(result.metafile.inputs), ...surroundings])].sort();
  const inputs = Object.fromEntries(paths.map((path) => [path, describe(join(root, path))]));
  const output = (end) => result.outputFiles.find(({ path }) => path.endsWith(end)).text;
  const code = output(".js");
  const checksum = createHash("sha256").update(code).digest("hex");
  // Never read unless something goes wrong. It names its bundle, because another launch may replace one of the two.
  replace(mapFile, JSON.stringify({ ...JSON.parse(output(".js.map")), x_bundle: checksum }));
  const made = replace(bundle, `${code}//${checksum}`);
  // An input that changed while esbuild was reading would be recorded with a content that is not in the bundle.
  // What a broken file lacks may come without a change of any input.
  if (!isAround && settled(paths, started)) {
    replace(manifestFile, JSON.stringify({ bundle: made, inputs }));
  } else {
    rmSync(manifestFile, { force: true });
  }
}

function run() {
  process.argv = [process.argv[0], entryFile, ...args];
  nameSources({ root, bundle, mapFile });
  process.on("unhandledRejection", end);
  process.on("uncaughtException", end);
  try {
    execute();
  } catch (error) {
    end(error);
  }
}

/** Runs the bundle like `require` would, but takes V8's compiled form from the last run: that is most of the time. */
function execute() {
  const source = readFileSync(bundle, "utf8");
  // V8 tells sources apart by their length only, so the compiled form carries the checksum that ends its bundle.
  const checksum = source.slice(-64);
  const cachedData = compiled(checksum);
  const script = new vm.Script(Module.wrap(source), {
    filename: bundle,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  if (!cachedData || script.cachedDataRejected) {
    // At the end, because only then it holds the functions that such a run calls.
    process.once("exit", (code) => code === 0 && keepCompiled(checksum, script.createCachedData()));
  }
  const module = new Module(bundle);
  module.filename = bundle;
  module.paths = Module._nodeModulePaths(dirname(bundle));
  script.runInThisContext().call(module.exports, module.exports, createRequire(bundle), module, bundle, dirname(bundle));
  module.loaded = true;
}

function end(error) {
  const { text, file } = report(error);
  fail(text, error?.exitCode ?? (file !== undefined && isInEnvironment(file) ? exitCodeOfUsage : 1));
}

function compiled(checksum) {
  try {
    const data = readFileSync(cacheFile);
    return data.toString("latin1", 0, 64) === checksum ? data.subarray(64) : undefined;
  } catch {
    return undefined;
  }
}

function keepCompiled(checksum, data) {
  try {
    replace(cacheFile, Buffer.concat([Buffer.from(checksum, "latin1"), data]));
  } catch {
    // Only slower: the next run tries again.
  }
}

/** What a user wrote is wrong, not the program: the message says it all, a stack trace would hide it. */
function report(error) {
  return error?.name === "ConfigurationError" ? { text: error.message } : describeFailure(root, error);
}

function describe(file) {
  return { stamp: stamp(file), hash: hash(file) };
}

/** Changes whenever the file's content does (the change time cannot be set back), and at other times too. */
function stamp(file) {
  const { size, ino, mtimeMs, ctimeMs } = statSync(file);
  return `${size} ${ino} ${mtimeMs} ${ctimeMs}`;
}

function hash(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Whether no file has changed since `time`, with a margin. */
function settled(paths, time) {
  return paths.every((path) => statSync(join(root, path)).ctimeMs < time - tickMs);
}

/** Survives renaming, unlike the stamp. */
function identity(file) {
  const { size, ino, mtimeMs } = statSync(file);
  return `${size} ${ino} ${mtimeMs}`;
}

/** Two launches at once each replace the file as a whole; returns the identity of what this one wrote. */
function replace(file, content) {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content);
  const written = identity(temporary);
  renameSync(temporary, file);
  return written;
}

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
