import { LocalBackend, S3Backend, TerraformBackend, type TerraformRemoteState, type TerraformStack } from "../lib/terraform";

/** State in a bucket that the system's bootstrap stack owns, locked by a DynamoDB table, an object beside it, or both. */
export interface S3BackendProps {
  readonly type: "s3";
  readonly bucket: string;
  readonly region: string;
  /** The account that owns bucket and table (12 digits); credentials of any other are refused. */
  readonly account: string;
  /** Undefined where only an object beside the state locks it. */
  readonly lockTable: string | undefined;
  /** Lock by an object beside the state: the successor of the table, from Terraform 1.11 on. */
  readonly lockFile: boolean;
}

/** One Terraform Cloud workspace per stack, named like the stack. */
export interface CloudBackendProps {
  readonly type: "cloud";
  readonly organization: string;
  /** Project that new workspaces join. */
  readonly project?: string | undefined;
  /** Host of a Terraform Enterprise installation. */
  readonly hostname?: string | undefined;
}

/** State in files of this machine: for trials. */
export interface LocalBackendProps {
  readonly type: "local";
  /** Folder relative to the project; never inside cdktf.out, where a synthesis deletes what it does not know. */
  readonly directory: string;
}

export type Backend = S3BackendProps | CloudBackendProps | LocalBackendProps;

/** Arguments of Terraform's `cloud` block. */
interface CloudBlock {
  readonly organization: string;
  readonly hostname?: string;
  readonly workspaces: { readonly name: string; readonly project?: string };
}

/** A Terraform Cloud workspace. Not cdktf's CloudBackend, which starts Terraform once per stack to learn its version. */
class CloudWorkspace extends TerraformBackend {
  constructor(
    stack: TerraformStack,
    private readonly block: CloudBlock,
  ) {
    super(stack, "backend", "cloud");
  }

  override toTerraform(): object {
    return { terraform: { cloud: this.block } };
  }

  override getRemoteStateDataSource(): TerraformRemoteState {
    throw new Error("stacks meet in the contract, not in each other's state");
  }
}

/** Gives the stack its backend; the state's key is `<stateKey>.tfstate`. */
export function addBackend(stack: TerraformStack, backend: Backend, stateKey: string): void {
  switch (backend.type) {
    case "s3": {
      const s3 = new S3Backend(stack, {
        bucket: backend.bucket,
        key: `${stateKey}.tfstate`,
        region: backend.region,
        allowedAccountIds: [backend.account],
        ...(backend.lockTable !== undefined && { dynamodbTable: backend.lockTable }),
        encrypt: true,
      });
      if (backend.lockFile) {
        s3.addOverride("use_lockfile", true);
      }
      return;
    }
    case "cloud": {
      const { organization, project, hostname } = backend;
      new CloudWorkspace(stack, {
        organization,
        ...(hostname && { hostname }),
        workspaces: { name: stack.node.id, ...(project && { project }) },
      });
      return;
    }
    case "local":
      // Terraform runs in cdktf.out/stacks/<id>, three folders below the project.
      new LocalBackend(stack, { path: `../../../${backend.directory}/${stateKey}.tfstate` });
  }
}
