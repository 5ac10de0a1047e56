import { readFileSync } from "node:fs";
import { get } from "node:https";
import { text } from "node:stream/consumers";
import { cloudHost, tokenVariable } from "./environment";
import type { CloudJson } from "./stack-files";

/** What Terraform Cloud says of a workspace, beside the state in it. */
export interface Workspace {
  /** Where a user sees its runs, its states and its lock. */
  readonly page: string;
  /** False when there is none of that name which the login may see. Undefined when the API could not be asked. */
  readonly exists?: boolean;
  /** When its state was last written, as a time of ISO 8601. */
  readonly changed?: string;
  /** Who has locked it: a user's or team's name, or a run. */
  readonly lockedBy?: string;
}

/** A document of JSON:API, as far as we read it. */
interface Document {
  readonly data?: Resource;
  readonly included?: readonly Resource[];
}

interface Resource {
  readonly id: string;
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<Record<string, { readonly data?: Resource | null }>>;
}

/**
 * Asks the API, and changes nothing: Terraform itself would make a workspace that is missing, and tells no locks.
 * Sources: HCP Terraform API, "Workspaces" (show, related resource locked_by) and "State versions" (current).
 *
 * @param environment where the login is, as Terraform gets it
 */
export async function readWorkspace(cloud: CloudJson, environment: Readonly<Record<string, string>>): Promise<Workspace> {
  const { organization, hostname = cloudHost, workspaces } = cloud;
  const page = `https://${hostname}/app/${organization}/workspaces/${workspaces.name}`;
  const token = environment[tokenVariable(hostname)] ?? "";
  const ask = (path: string): Promise<Answer> => answerOf(`https://${hostname}/api/v2/${path}`, token);
  try {
    const { status, document } = await ask(`organizations/${organization}/workspaces/${workspaces.name}?include=locked_by`);
    if (status === 404) {
      // The same answer hides an organization from a login that is not its own.
      const isMember = (await ask(`organizations/${organization}/entitlement-set`)).status === 200;
      return { page, ...(isMember && { exists: false }) };
    }
    if (status !== 200 || document.data === undefined) {
      return { page };
    }
    const { id, attributes } = document.data;
    const state = await ask(`workspaces/${id}/current-state-version`);
    const changed = state.document.data?.attributes?.["created-at"];
    return {
      page,
      exists: true,
      ...(typeof changed === "string" && { changed }),
      ...(attributes?.locked === true && { lockedBy: holderIn(document) }),
    };
  } catch {
    return { page };
  }
}

function holderIn({ data, included = [] }: Document): string {
  const holder = data?.relationships?.["locked-by"]?.data;
  const { username, name } = included.find(({ id, type }) => id === holder?.id && type === holder.type)?.attributes ?? {};
  return [username, name, holder?.id].find((known) => typeof known === "string") ?? "somebody";
}

interface Answer {
  readonly status: number;
  readonly document: Document;
}

function answerOf(url: string, token: string): Promise<Answer> {
  // What Terraform trusts, too.
  const file = process.env.SSL_CERT_FILE;
  const ca = file ? { ca: readFileSync(file) } : {};
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { Authorization: `Bearer ${token}` }, timeout: 10_000, ...ca }, (response) => {
      text(response)
        .then((body) => resolve({ status: response.statusCode ?? 0, document: JSON.parse(body || "{}") as Document }))
        .catch(reject);
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", reject);
  });
}
