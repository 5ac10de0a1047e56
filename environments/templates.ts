import type { Problem } from "./rules/rule";

/** What Terraform, or cdktf before it, would fill in: nobody writes it into an environment and means the text. */
const template = /\$\{|%\{|TfToken\[/;

/** A token of cdktf's for a text, a list or a map: it is resolved wherever it stands, also where all else is taken as it is. */
const token = /[$#&]\{TfToken\[/;

/** What reaches containers as it is: commands, variables and files of an application, and a stage's own variables. */
const verbatim =
  /^(application\.(components|jobs|cronJobs|images)|workloads)\.[^.]+\.(command|(health|liveness)\.command|variables|files)$/;

/** A problem for each text of a definition that would not arrive as it stands there, keys included. */
export function* templateProblems(value: unknown, path: Problem["path"] = [], isVerbatim = false): Generator<Problem> {
  const [form, words, allowed] = isVerbatim
    ? [token, "a token of cdktf's", "a text without ${TfToken["]
    : [template, "an expression of Terraform's", "a string without ${ and %{"];
  if (typeof value === "string" && form.test(value)) {
    yield { path, problem: `holds ${words}`, given: value, allowed };
  }
  if (typeof value !== "object" || value === null) {
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (form.test(key)) {
      yield { path, problem: `has a key with ${words}`, given: key, allowed };
    } else {
      const below = [...path, Array.isArray(value) ? Number(key) : key];
      yield* templateProblems(inner, below, isVerbatim || verbatim.test(below.join(".")));
    }
  }
}
