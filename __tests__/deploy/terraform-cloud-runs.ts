import { spawnSync } from "node:child_process";
import type { StackJson } from "../../tools/terraform/stack-files";

export type Answer = [status: number, content?: object | Buffer];
export type Reply = (first: string, second: string) => Answer;

export const notFound = { errors: [{ status: "404", title: "not found" }] };

/** Between the marks of its start and its end. */
const log = Buffer.from("\u0002Terraform v1.11.4\n\u0003");

/** What runs need of a workspace. */
export interface RunWorkspace {
  readonly id: string;
  readonly name: string;
  readonly document: object;
  /** Addresses of the resources in its newest state. */
  readonly resources: readonly string[];
  writeState(addresses: readonly string[]): void;
}

interface StubRun {
  readonly workspace: RunWorkspace;
  readonly changes: readonly { readonly address: string; readonly action: "create" | "delete" }[];
  readonly isSaved: boolean;
  isApplied: boolean;
}

interface RunRequest {
  readonly data: {
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly relationships: Readonly<Record<string, { readonly data: { readonly id: string } }>>;
  };
}

/**
 * Remote runs as Terraform asks for them. They know no provider: a plan makes what the uploaded stack has and the state has
 * not, and a destruction takes away what the state has. Source: HCP Terraform API, "Runs", "Plans" and "Applies".
 */
export class Runs {
  private readonly configurations: (StackJson | undefined)[] = [];
  private readonly runs: StubRun[] = [];

  constructor(
    private readonly origin: () => string,
    private readonly workspaceOf: (id: string) => RunWorkspace | undefined,
  ) {}

  routes(body: Buffer): readonly [RegExp, Reply][] {
    const withRun =
      (reply: (run: StubRun, number: string) => Answer): Reply =>
      (number) => {
        const run = this.runs[Number(number) - 1];
        return run ? reply(run, number) : [404, notFound];
      };
    return [
      [
        /^POST \/api\/v2\/workspaces\/[\w-]+\/configuration-versions$/,
        () => [201, this.configuration(this.configurations.push(undefined))],
      ],
      [
        /^PUT \/uploads\/cv-(\d+)$/,
        (number) => {
          this.configurations[Number(number) - 1] = stackIn(body);
          return [200];
        },
      ],
      [/^GET \/api\/v2\/configuration-versions\/cv-(\d+)$/, (number) => [200, this.configuration(Number(number))]],
      [/^POST \/api\/v2\/runs$/, () => this.create(JSON.parse(body.toString()) as RunRequest)],
      [/^GET \/api\/v2\/runs\/run-(\d+)$/, withRun((run, number) => [200, this.document(run, number)])],
      [/^GET \/api\/v2\/runs\/run-\d+\/run-events$/, () => [200, { data: [] }]],
      [
        /^POST \/api\/v2\/runs\/run-(\d+)\/actions\/apply$/,
        withRun((run) => {
          apply(run);
          return [202];
        }),
      ],
      [/^GET \/api\/v2\/plans\/plan-(\d+)$/, withRun((run, number) => [200, { data: this.plan(run, number) }])],
      [/^GET \/api\/v2\/plans\/plan-(\d+)\/json-output$/, withRun(({ changes }) => [200, planJson(changes)])],
      [/^GET \/api\/v2\/applies\/apply-(\d+)$/, withRun((_, number) => [200, { data: this.applied(number) }])],
      // Asked for again and again until its end was read, by the mark that ends it.
      [/^GET \/logs\/\d+\?limit=\d+&offset=(\d+)$/, (offset) => [200, log.subarray(Number(offset))]],
    ];
  }

  private configuration(number: number): object {
    const attributes = { status: "uploaded", "upload-url": `${this.origin()}/uploads/cv-${number}` };
    return { data: { id: `cv-${number}`, type: "configuration-versions", attributes } };
  }

  private create({ data: { attributes, relationships } }: RunRequest): Answer {
    const workspace = this.workspaceOf(relationships.workspace?.data.id ?? "");
    const configuration = relationships["configuration-version"]?.data.id.slice("cv-".length);
    const stack = this.configurations[Number(configuration) - 1];
    if (workspace === undefined || stack === undefined) {
      return [404, notFound];
    }
    const wanted = attributes["is-destroy"] === true ? [] : addressesIn(stack);
    const changes = [
      ...wanted.filter((one) => !workspace.resources.includes(one)).map((address) => ({ address, action: "create" as const })),
      ...workspace.resources.filter((one) => !wanted.includes(one)).map((address) => ({ address, action: "delete" as const })),
    ];
    const run: StubRun = { workspace, changes, isSaved: attributes["save-plan"] === true, isApplied: false };
    const number = this.runs.push(run);
    if (attributes["auto-apply"] === true) {
      apply(run);
    }
    return [201, this.document(run, String(number))];
  }

  private document(run: StubRun, number: string): object {
    const { workspace, changes, isSaved, isApplied } = run;
    const related = (type: string, id: string): object => ({ data: { type, id } });
    return {
      data: {
        id: `run-${number}`,
        type: "runs",
        attributes: {
          status: isApplied ? "applied" : isSaved ? "planned_and_saved" : "planned",
          "has-changes": changes.length > 0,
          actions: { "is-confirmable": !isApplied },
        },
        relationships: {
          workspace: related("workspaces", workspace.id),
          plan: related("plans", `plan-${number}`),
          apply: related("applies", `apply-${number}`),
        },
      },
      included: [workspace.document, this.plan(run, number), this.applied(number)],
    };
  }

  private plan({ changes }: StubRun, number: string): object {
    const attributes = {
      status: "finished",
      "has-changes": changes.length > 0,
      "log-read-url": `${this.origin()}/logs/${number}`,
    };
    return { id: `plan-${number}`, type: "plans", attributes };
  }

  private applied(number: string): object {
    const attributes = { status: "finished", "log-read-url": `${this.origin()}/logs/${number}` };
    return { id: `apply-${number}`, type: "applies", attributes };
  }
}

/** The plan representation, format 1.x. */
function planJson(changes: StubRun["changes"]): object {
  const resource_changes = changes.map(({ address, action }) => {
    const [type, name] = address.split(".");
    const [before, after] = action === "create" ? [null, {}] : [{}, null];
    return { address, mode: "managed", type, name, change: { actions: [action], before, after } };
  });
  return { format_version: "1.2", terraform_version: "1.11.4", resource_changes };
}

function apply(run: StubRun): void {
  const { workspace, changes } = run;
  const gone = changes.filter(({ action }) => action === "delete").map(({ address }) => address);
  const made = changes.filter(({ action }) => action === "create").map(({ address }) => address);
  workspace.writeState([...workspace.resources.filter((address) => !gone.includes(address)), ...made]);
  run.isApplied = true;
}

function stackIn(archive: Buffer): StackJson {
  const { stdout } = spawnSync("tar", ["-xzOf", "-", "cdk.tf.json"], { input: archive, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout.toString()) as StackJson;
}

const addressesIn = ({ resource = {} }: StackJson): string[] =>
  Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
