// Runs a TypeScript entry of this project: `node tools/launch.mjs <entry.ts> [argument...]`.
// Bundles it into dist/ when the content of an input has changed since the last bundle, and only then; esbuild is not even
// loaded otherwise. The bundle runs in this process; an error names the source that it came from.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
// As a whole: to import a name that an old Node lacks fails before anything could be said about it.
import vm from "node:vm";
import { describeFailure, isInEnvironment, nameSources } from "./launch/sources.mjs";

requireNode("20.12");

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const load = createRequire(import.meta.url);

// What decides about a bundle beside the files that esbuild reads.
const surroundings = ["package-lock.json", "tsconfig.json", "tools/launch.mjs", "tools/launch/sources.mjs"];

// An environment is wrong, not the program: `usage` of tools/deployment/exit-codes.ts.
const exitCodeOfUsage = 2;

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

if (!isCurrent()) {
  await build();
}
run();

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

async function build() {
  const started = Date.now();
  let esbuild;
  try {
    esbuild = load("esbuild");
  } catch {
    fail("esbuild is not installed: run `npm ci` first");
  }

  let result;
  try {
    result = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [entryFile],
      outfile: bundle,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      tsconfig: join(root, "tsconfig.json"),
      // Packages go into the bundle too: with its compiled form kept, one file loads several times faster than a thousand.
      external: ["esbuild"],
      plugins: [{ name: "cdktf", setup: keepOwnPath }],
      metafile: true,
      sourcemap: "external",
      sourcesContent: false,
      write: false,
      logLevel: "silent",
    });
  } catch (error) {
    if (!error.errors?.length) {
      throw error;
    }
    const messages = await esbuild.formatMessages(error.errors, { kind: "error", color: process.stderr.isTTY === true });
    const inEnvironment = error.errors.some(({ location }) => location && isInEnvironment(location.file));
    fail(`${entry} does not build:\n\n${messages.join("").trimEnd()}`, inEnvironment ? exitCodeOfUsage : 1);
  }

  const paths = [...new Set([...Object.keys(result.metafile.inputs), ...surroundings])].sort();
  const inputs = Object.fromEntries(paths.map((path) => [path, describe(join(root, path))]));
  mkdirSync(dirname(bundle), { recursive: true });
  const output = (end) => result.outputFiles.find(({ path }) => path.endsWith(end)).text;
  const code = output(".js");
  const checksum = createHash("sha256").update(code).digest("hex");
  // Never read unless something goes wrong. It names its bundle, because another launch may replace one of the two.
  replace(mapFile, JSON.stringify({ ...JSON.parse(output(".js.map")), x_bundle: checksum }));
  const made = replace(bundle, `${code}//${checksum}`);
  // An input that changed while esbuild was reading would be recorded with a content that is not in the bundle.
  if (settled(paths, started)) {
    replace(manifestFile, JSON.stringify({ bundle: made, inputs }));
  } else {
    rmSync(manifestFile, { force: true });
  }
}

/** cdktf makes archives by running one of its files as a program, which it finds as `__filename`. */
function keepOwnPath(setup) {
  setup.onLoad({ filter: /cdktf[\\/]lib[\\/]private[\\/]fs\.js$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replaceAll("__filename", JSON.stringify(path)),
  }));
}

function run() {
  process.argv = [process.argv[0], entryFile, ...args];
  nameSources({ root, bundle, mapFile });
  process.on("unhandledRejection", (error) => fail(report(error).text));
  process.on("uncaughtException", (error) => fail(report(error).text));
  try {
    execute();
  } catch (error) {
    const { text, file } = report(error);
    fail(text, file !== undefined && isInEnvironment(file) ? exitCodeOfUsage : 1);
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
    importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
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

function requireNode(minimum) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [neededMajor, neededMinor] = minimum.split(".").map(Number);
  if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
    fail(`Slipway needs Node ${minimum} or later; this is ${process.versions.node} (${process.execPath})`);
  }
}

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
