import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, slipwayOf, unrunOf } from "../../.ci/readme.cjs";
import { projectRoot } from "../../lib/project";
import { expectedGaps } from "../deploy/known-gaps";

const readme = `
Needs Node.

\`\`\`sh
npm ci && npm start   # a comment
\`\`\`

\`npm start -- --down\` takes it away.

\`\`\`sh account
npx slipway deploy shop-production
\`\`\`

\`\`\`ts
const notACommand = "npm run nothing";
\`\`\`

| \`npx slipway destroy <environment>\` | ... |
| \`npx slipway status [environment]\` | ... |
| \`npx slipway completion <shell>\` | ... |
| \`npm run synth\` | ... |
`;

it("says what a second `npm start` changes", () => {
  const text = readFileSync(join(projectRoot, "README.md"), "utf8").replace(/\s+/g, " ");
  const changed = expectedGaps("local");
  expect(changed.every((gap) => /^aws_elasticache_.*: update$/.test(gap))).toBe(true);
  expect(text).toContain(
    `${["no", "one", "two", "three"][changed.length]} settings of the cache that the emulator forgets are set again`,
  );
});

describe("README's commands", () => {
  it("are those of its shell blocks, without comments, and what takes an account is told apart", () => {
    expect(blocksOf(readme)).toEqual([
      { command: "npm ci && npm start", needsAccount: false },
      { command: "npx slipway deploy shop-production", needsAccount: true },
    ]);
  });

  it("are run for the environment of `npm start`, without a terminal, and what destroys comes last", () => {
    expect(slipwayOf(readme)).toEqual([
      "npx slipway status",
      "npx slipway completion bash",
      "npx slipway destroy local --yes=local",
    ]);
  });

  it.each([
    ["nothing", "", ["npm start -- --down", "npm run synth"]],
    ["a step that runs one", "  run synth 2m npm run synth || true", ["npm start -- --down"]],
    ["a step that leaves running what it started", "run_and_leave down 2m npm start -- --down", ["npm run synth"]],
    ["a command that only begins alike", "run synth 2m npm run synthesis", ["npm start -- --down", "npm run synth"]],
    ["a mere mention", "# npm run synth", ["npm start -- --down", "npm run synth"]],
  ])("that no step runs are found: %s", (_, ci, unrun) => {
    expect(unrunOf(readme, ci)).toEqual(unrun);
  });
});
