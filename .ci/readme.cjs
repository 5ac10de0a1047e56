// README's commands, read out of README itself.
//   node .ci/readme.cjs blocks     prints those of its `sh` blocks, a line each: CI runs them as they stand
//   node .ci/readme.cjs slipway    prints those of the command line, filled in for the environment that `npm start` deploys
//   node .ci/readme.cjs check      fails on a command of README that no step of CI runs
const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

const root = dirname(__dirname);

/** Commands of ```sh blocks; those of ```sh account blocks take an AWS account, which CI does not have. */
function blocksOf(readme) {
  return [...readme.matchAll(/^```sh( account)?\n(.*?)^```$/gms)].flatMap(([, account, text]) =>
    text
      .split("\n")
      .map((line) => line.replace(/\s#.*$/, "").trim())
      .filter(Boolean)
      .map((command) => ({ command, needsAccount: account !== undefined })),
  );
}

/** Commands in backticks. */
function inlineOf(readme) {
  const prose = readme.replaceAll(/^```.*?^```$/gms, "");
  return [...new Set([...prose.matchAll(/`((?:npm|npx) [^`]+)`/g)].map(([, command]) => command))];
}

/** What a command of the command line takes beside its environment to run without a terminal. */
const unattended = { deploy: "--yes", destroy: "--yes=local" };

/** `npx slipway deploy <environment>` as CI runs it; undefined for what is no command of the command line. */
function filledIn(command) {
  const [, name, rest] = /^npx slipway ([a-z]+)(.*)$/.exec(command) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const filled = rest
    .replaceAll(/<shell>/g, "bash")
    .replaceAll(/<environment>/g, "local")
    .replaceAll(/<stack>/g, "platform")
    .replaceAll(/\s*\[[^\]]*\]/g, "");
  return ["npx slipway", `${name}${filled}`, unattended[name]].filter(Boolean).join(" ");
}

/** Commands of the command line, as CI runs them; what destroys comes last. */
function slipwayOf(readme) {
  const filled = inlineOf(readme).flatMap((command) => filledIn(command) ?? []);
  return [
    ...filled.filter((command) => !command.includes(" destroy ")),
    ...filled.filter((command) => command.includes(" destroy ")),
  ];
}

/** Commands of README that no step of CI runs. */
function unrunOf(readme, ci) {
  const blocks = blocksOf(readme).map(({ command }) => command);
  const isRun = (command) =>
    filledIn(command) !== undefined ||
    blocks.some((block) => block === command || block.endsWith(` && ${command}`)) ||
    ci
      .split("\n")
      .some((line) =>
        new RegExp(`^\\s*(if )?run(_and_leave)? .* ${command.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}( |;|$)`).test(line),
      );
  return inlineOf(readme).filter((command) => !isRun(command));
}

function main(what) {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  if (what === "blocks") {
    console.log(
      blocksOf(readme)
        .flatMap(({ command, needsAccount }) => (needsAccount ? [] : [command]))
        .join("\n"),
    );
  } else if (what === "slipway") {
    console.log(slipwayOf(readme).join("\n"));
  } else if (what === "check") {
    const unrun = unrunOf(readme, readFileSync(join(root, ".ci", "run"), "utf8"));
    for (const command of unrun) {
      console.error(`README.md: no step of .ci/run runs \`${command}\``);
    }
    process.exitCode = unrun.length > 0 ? 1 : 0;
  } else {
    console.error("usage: node .ci/readme.cjs blocks|slipway|check");
    process.exitCode = 2;
  }
}

module.exports = { blocksOf, slipwayOf, unrunOf };
if (require.main === module) {
  main(process.argv[2]);
}
