import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { changeRules, subjects } from "../../review/aws";
import { accepted } from "../../review/aws/accepted";
import { iamReference } from "../../review/aws/iam-reference";
import { limits } from "../../review/aws/limits";
import { unchecked } from "../../review/aws/operations";

export const pageFile = join(projectRoot, "docs", "aws-rules.md");

export const writePage = (): void => writeFileSync(pageFile, page());

interface Row {
  readonly id: string;
  readonly what: string;
  readonly source: string;
}

/** The rules as a page. */
export function page(): string {
  const tables = [...Object.entries(subjects), ["Changes of what is there", changeRules] as const].map(([subject, rules]) =>
    table(subject, rules),
  );
  return `# What AWS would refuse

\`npm run review:aws\` reads the synthesized stacks by these rules, which no emulator keeps, and ends with 1 when it finds something.
\`npm run review:aws -- --before <folder>\` also reads the change from the stacks in a folder that \`npm run synth\` wrote earlier.
This page is written by \`npm run review:aws -- --page\` from the rules in \`review/aws/\`.

What only Terraform knows (\`\${...}\`) passes. Values come from AWS' own service models (${limits.source}, ${limits.date}), actions and their
resources and conditions from the Service Authorization Reference (${iamReference.source}, ${iamReference.date}); \`npm run review:aws -- --update\`
writes both anew.

${tables.join("\n")}
## Accepted

${accepted.map(({ rule, given, reason }) => `- ${rule}, \`${given.source}\`: ${reason}`).join("\n")}

## Types whose values are not checked

${Object.entries(unchecked)
  .map(([type, why]) => `- \`${type}\`: ${why}`)
  .join("\n")}
`;
}

function table(subject: string, rules: readonly Row[]): string {
  const rows = rules.map(({ id, what, source }) => `| ${id} | ${what} | ${source} |`);
  return `## ${subject}\n\n| rule | what it finds | source |\n|---|---|---|\n${rows.join("\n")}\n`;
}
