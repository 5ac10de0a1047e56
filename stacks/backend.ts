import { CloudBackend, LocalBackend, NamedCloudWorkspace, S3Backend, type TerraformStack } from "../lib/terraform";

/** State in a bucket that the system's bootstrap stack owns, locked by a DynamoDB table. */
export interface S3BackendProps {
  readonly type: "s3";
  readonly bucket: string;
  readonly region: string;
  readonly lockTable: string;
  /** Also lock by an object beside the state: the successor of the table, from Terraform 1.11 on. */
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

/** Gives the stack its backend; the state's key is `<stateKey>.tfstate`. */
export function addBackend(stack: TerraformStack, backend: Backend, stateKey: string): void {
  switch (backend.type) {
    case "s3": {
      const s3 = new S3Backend(stack, {
        bucket: backend.bucket,
        key: `${stateKey}.tfstate`,
        region: backend.region,
        dynamodbTable: backend.lockTable,
        encrypt: true,
      });
      if (backend.lockFile) {
        s3.addOverride("use_lockfile", true);
      }
      return;
    }
    case "cloud": {
      const cloud = new CloudBackend(stack, {
        organization: backend.organization,
        workspaces: new NamedCloudWorkspace(stack.node.id, backend.project),
        ...(backend.hostname && { hostname: backend.hostname }),
      });
      // cdktf would start Terraform once per stack only to learn that its version is at least 1.1.
      Object.assign(cloud.node, { _validations: [] });
      return;
    }
    case "local":
      // Terraform runs in cdktf.out/stacks/<id>, three folders below the project.
      new LocalBackend(stack, { path: `../../../${backend.directory}/${stateKey}.tfstate` });
  }
}
