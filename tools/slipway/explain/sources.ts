import { type PlainSource, plainSourcesOf, type Variable } from "../../../application/variables";

/** Where a value comes from, in words; never the value. */
export function sourceText(variable: Variable): string {
  if (typeof variable === "string" || variable.from === "text") {
    return "a text";
  }
  return variable.from === "template"
    ? `a text around ${[...new Set(plainSourcesOf(variable).map(plainText))].join(", ")}`
    : plainText(variable);
}

function plainText(source: PlainSource): string {
  switch (source.from) {
    case "database":
      return `${source.part} of the database ${source.database}`;
    case "cache":
      return source.part === "url" ? `URL of database ${source.database} of the cache` : `${source.part} of the cache`;
    case "bucket":
      return `name of the bucket ${source.bucket}`;
    case "secret":
      return `key ${source.key} of the secret ${source.secret}`;
    case "component":
      return `${source.part} of the component ${source.component}`;
    case "region":
      return "the AWS region";
    case "ingress":
      return `${source.part} of the ingress`;
  }
}
