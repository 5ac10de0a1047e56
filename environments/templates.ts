import type { Problem } from "./rules/rule";

/** What Terraform, or cdktf before it, would fill in: nobody writes it into an environment and means the text. */
const template = /\$\{|%\{|TfToken\[/;

/** What reaches containers as it is: commands, variables and files of an application, and a stage's own variables. */
const verbatim =
  /^(application\.(components|jobs|cronJobs|images)|workloads)\.[^.]+\.(command|(health|liveness)\.command|variables|files)$/;

/** A problem for each text of a definition that would not arrive as it stands there, keys included. */
export function* templateProblems(value: unknown, path: Problem["path"] = []): Generator<Problem> {
  if (typeof value === "string" && template.test(value)) {
    yield { path, problem: "holds an expression of Terraform's", given: value, allowed: "a string without ${ and %{" };
  }
  if (typeof value !== "object" || value === null) {
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (template.test(key)) {
      yield { path, problem: "has a key with an expression of Terraform's", given: key, allowed: "a string without ${ and %{" };
    } else if (!verbatim.test([...path, key].join("."))) {
      yield* templateProblems(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}
