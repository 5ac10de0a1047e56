import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyBootstrap, destroyBootstrap, planBootstrap } from "../../../tools/terraform/bootstrap";
import { TerraformError } from "../../../tools/terraform/errors";
import type { Terraform } from "../../../tools/terraform/runner";

const stack = {
  terraform: { backend: { s3: { bucket: "acme-state", dynamodb_table: "acme-lock" } } },
  resource: {
    aws_s3_bucket: { state: { bucket: "acme-state" } },
    aws_s3_bucket_versioning: { state: {} },
    aws_dynamodb_table: { lock: { name: "acme-lock", deletion_protection_enabled: true } },
  },
};

let folder: string;
let localState: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bootstrap-"));
  localState = join(folder, "local.tfstate");
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
});
afterEach(() => rmSync(folder, { recursive: true }));

const missing = new TerraformError("backend missing", "no bucket", "");
const exists = new TerraformError("other", "creating S3 Bucket (acme-state): BucketAlreadyExists: already exists", "");

/** What Terraform was asked for, each with the backend that the folder had then. */
class FakeTerraform {
  readonly asked: string[] = [];
  constructor(
    private readonly answers: { remote?: object | "missing"; list?: string[]; apply?: (Error | undefined)[]; import?: Error },
  ) {}

  private ask(what: string): void {
    const override = join(folder, "backend_override.tf.json");
    this.asked.push(`${what} ${existsSync(override) ? "locally" : "in the bucket"}`);
  }
  async init(options: object): Promise<void> {
    this.ask(`init ${Object.keys(options).join()}`);
    if (this.answers.remote === "missing" && !existsSync(join(folder, "backend_override.tf.json")) && "reconfigure" in options) {
      throw missing;
    }
  }
  async statePull(): Promise<string> {
    return this.answers.remote ? JSON.stringify(this.answers.remote) : "";
  }
  async stateList(): Promise<string[]> {
    return this.answers.list ?? [];
  }
  async apply(_plan?: string, args: readonly string[] = []): Promise<void> {
    this.ask(["apply", ...args].join(" "));
    const error = this.answers.apply?.shift();
    if (error) {
      throw error;
    }
  }
  async forget(address: string): Promise<void> {
    this.ask(`forget ${address}`);
  }
  async destroy(): Promise<void> {
    this.ask("destroy");
  }
  async import(address: string, id: string): Promise<void> {
    this.ask(`import ${address} ${id}`);
    if (this.answers.import) {
      throw this.answers.import;
    }
  }
}

async function bootstrap(fake: FakeTerraform, action = applyBootstrap): Promise<readonly string[]> {
  await action({ terraform: fake as unknown as Terraform, folder, localState, report: () => {} });
  expect(existsSync(join(folder, "backend_override.tf.json"))).toBe(false);
  expect(existsSync(localState)).toBe(false);
  return fake.asked;
}

const full = { lineage: "a", serial: 4, resources: [{}] };

describe("applyBootstrap", () => {
  it("starts with a local state, and moves it into the bucket that it makes", async () => {
    expect(await bootstrap(new FakeTerraform({ remote: "missing" }))).toEqual([
      "init reconfigure in the bucket",
      "init reconfigure locally",
      "apply locally",
      "init migrateState in the bucket",
    ]);
  });

  it("works in the bucket from then on", async () => {
    expect(await bootstrap(new FakeTerraform({ remote: full }))).toEqual([
      "init reconfigure in the bucket",
      "apply in the bucket",
    ]);
  });

  it("imports the account's provider for GitHub that an environment made before, in the bucket as well", async () => {
    const github = { url: "https://token.actions.githubusercontent.com" };
    const more = {
      ...stack,
      provider: { aws: [{ allowed_account_ids: ["123456789012"] }] },
      resource: { ...stack.resource, aws_iam_openid_connect_provider: { github } },
    };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(more));
    const list = ["aws_s3_bucket.state", "aws_dynamodb_table.lock"];
    const taken = new TerraformError("other", "creating IAM OIDC Provider: EntityAlreadyExists: Provider already exists", "");
    expect(await bootstrap(new FakeTerraform({ remote: full, list, apply: [taken] }))).toEqual([
      "init reconfigure in the bucket",
      "apply in the bucket",
      "import aws_iam_openid_connect_provider.github " +
        "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com in the bucket",
      "apply in the bucket",
    ]);
  });

  it("goes on with the local state of a run that was cut off, whether the bucket was there by then or not", async () => {
    for (const remote of ["missing", {}] as const) {
      writeFileSync(localState, JSON.stringify(full));
      const asked = await bootstrap(new FakeTerraform({ remote }));
      expect(asked.slice(1)).toEqual(["init reconfigure locally", "apply locally", "init migrateState in the bucket"]);
    }
  });

  it("trusts the bucket when the local state was moved but not removed", async () => {
    writeFileSync(localState, JSON.stringify(full));
    expect(await bootstrap(new FakeTerraform({ remote: { ...full, serial: 5 } }))).toEqual([
      "init reconfigure in the bucket",
      "apply in the bucket",
    ]);
  });

  it("imports bucket and table when the bucket is there and all state is lost", async () => {
    expect(await bootstrap(new FakeTerraform({}))).toEqual([
      "init reconfigure in the bucket",
      "init reconfigure locally",
      "import aws_s3_bucket.state acme-state locally",
      "import aws_dynamodb_table.lock acme-lock locally",
      "apply locally",
      "init migrateState in the bucket",
    ]);
  });

  it("imports what turns out to exist, and passes over what does not", async () => {
    const nothing = new TerraformError("other", "Cannot import non-existent remote object", "");
    const fake = new FakeTerraform({ remote: "missing", apply: [exists], list: ["aws_dynamodb_table.lock"], import: nothing });
    expect((await bootstrap(fake)).slice(2)).toEqual([
      "apply locally",
      "import aws_s3_bucket.state acme-state locally",
      "apply locally",
      "init migrateState in the bucket",
    ]);
  });

  it("keeps the local state when the apply fails", async () => {
    writeFileSync(localState, JSON.stringify(full));
    const broken = new TerraformError("other", "quota", "");
    await expect(bootstrap(new FakeTerraform({ remote: "missing", apply: [broken] }))).rejects.toBe(broken);
    expect(JSON.parse(readFileSync(localState, "utf8"))).toEqual(full);
  });
});

describe("destroyBootstrap", () => {
  it("moves the state out, lifts what protects bucket and table, and destroys", async () => {
    const list = ["aws_s3_bucket.state", "aws_dynamodb_table.lock", "aws_s3_bucket_versioning.state"];
    expect(await bootstrap(new FakeTerraform({ remote: full, list }), destroyBootstrap)).toEqual([
      "init reconfigure in the bucket",
      "init migrateState locally",
      "init reconfigure locally",
      "apply -target=aws_s3_bucket.state -target=aws_dynamodb_table.lock locally",
      "destroy locally",
    ]);
  });

  it("leaves what the stack lets go undestroyed, which terraform destroy would take along", async () => {
    const removed = [{ from: "aws_dynamodb_table.old", lifecycle: { destroy: false } }];
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ ...stack, removed }));
    const list = ["aws_dynamodb_table.old", "aws_s3_bucket.state"];
    const asked = await bootstrap(new FakeTerraform({ remote: full, list }), destroyBootstrap);
    expect(asked.slice(-2)).toEqual(["forget aws_dynamodb_table.old locally", "destroy locally"]);
  });

  it("does nothing where nothing is left", async () => {
    expect(await bootstrap(new FakeTerraform({ remote: "missing" }), destroyBootstrap)).toEqual([
      "init reconfigure in the bucket",
      "init reconfigure locally",
    ]);
  });
});

describe("planBootstrap", () => {
  const plan = async (fake: FakeTerraform): Promise<string[]> => {
    const options = { terraform: fake as unknown as Terraform, folder, localState, report: () => {} };
    await planBootstrap(options, () => fake.apply("", ["plan"]));
    return fake.asked;
  };

  it("plans with a local state before there is a bucket, imports and moves nothing, and leaves the stack as it was", async () => {
    for (const remote of ["missing", {}] as const) {
      expect((await plan(new FakeTerraform({ remote }))).slice(1)).toEqual(["init reconfigure locally", "apply plan locally"]);
      expect(existsSync(join(folder, "backend_override.tf.json"))).toBe(false);
    }
  });

  it("plans with the state in the bucket once that is there", async () => {
    expect(await plan(new FakeTerraform({ remote: full }))).toEqual([
      "init reconfigure in the bucket",
      "apply plan in the bucket",
    ]);
  });
});
