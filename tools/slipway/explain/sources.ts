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

/** Where a database is read from, unless it is the instance that takes writes. */
export const ofReplica = ({ replica }: { readonly replica?: string | undefined }): string =>
  replica === undefined ? "" : ` (replica ${replica})`;

function plainText(source: PlainSource): string {
  switch (source.from) {
    case "database":
      return `${source.part} of the database ${source.database}${ofReplica(source)}`;
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
