interface WorkspaceFacts {
  readonly id: string;
  readonly name: string;
  readonly organization: string;
  readonly executionMode: string;
  readonly lockedBy: string | undefined;
}

/** A workspace as the API tells it, with who has locked it. */
export function workspaceDocument({ id, name, organization, executionMode, lockedBy }: WorkspaceFacts): {
  readonly data: object;
  readonly included?: readonly object[];
} {
  const rights = ["can-destroy", "can-lock", "can-unlock", "can-queue-apply", "can-queue-run", "can-update", "can-force-unlock"];
  const user = { id: "user-1", type: "users" };
  return {
    data: {
      id,
      type: "workspaces",
      attributes: {
        name,
        "execution-mode": executionMode,
        "terraform-version": "1.11.4",
        locked: lockedBy !== undefined,
        permissions: Object.fromEntries(rights.map((right) => [right, true])),
      },
      relationships: {
        organization: { data: { id: organization, type: "organizations" } },
        ...(lockedBy !== undefined && { "locked-by": { data: user } }),
      },
    },
    ...(lockedBy !== undefined && { included: [{ ...user, attributes: { username: lockedBy } }] }),
  };
}

/** A version of a workspace's state, with the addresses of its content. */
export function versionDocument(origin: string, workspace: string, number: number): object {
  return {
    data: {
      id: `${workspace}.${number}`,
      type: "state-versions",
      attributes: {
        "created-at": "2026-11-20T10:00:00Z",
        serial: number,
        status: "finalized",
        "hosted-state-upload-url": `${origin}/uploads/${workspace}/${number}`,
        "hosted-json-state-upload-url": `${origin}/uploads/${workspace}/${number}/json`,
        "hosted-state-download-url": `${origin}/downloads/${workspace}/${number}`,
      },
    },
  };
}

/** A state file, format 4, with these resources. */
export function stateOf(addresses: readonly string[], serial: number): Buffer {
  const resources = addresses.map((address) => {
    const [type, name] = address.split(".");
    const provider = 'provider["registry.terraform.io/hashicorp/aws"]';
    return { mode: "managed", type, name, provider, instances: [{ schema_version: 0, attributes: {} }] };
  });
  const lineage = "3e2f0a5c-7b6d-4c1e-9a57-0d3c5b1f6a10";
  return Buffer.from(JSON.stringify({ version: 4, terraform_version: "1.11.4", serial, lineage, outputs: {}, resources }));
}
