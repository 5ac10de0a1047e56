import { StorageClassV1 } from "@cdktf/provider-kubernetes/lib/storage-class-v1";
import { defaultStorageClass } from "../../../lib/cluster-names";
import type { Construct } from "../../../lib/terraform";

/**
 * Volumes that name no class: encrypted gp3, in the zone of the pod that asks first. The driver puts the environment's tags on
 * every volume by itself.
 */
export function addStorageClass(scope: Construct): StorageClassV1 {
  return new StorageClassV1(scope, "storage-class", {
    metadata: {
      name: defaultStorageClass,
      annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
    },
    storageProvisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3", encrypted: "true", "csi.storage.k8s.io/fstype": "ext4" },
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
    reclaimPolicy: "Delete",
  });
}
