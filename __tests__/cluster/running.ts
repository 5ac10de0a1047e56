import type { ClusterAccess } from "../../tools/control-plane/cluster";
import type { ControlPlane } from "../../tools/control-plane/control-plane";

/** What the setup hands to the teardown. */
export const running: { plane?: ControlPlane } = {};

/** What the setup hands to the tests, through the environment. */
export interface ClusterUnderTest {
  readonly access: ClusterAccess;
  /** How to reach the API of the run's own control plane. @default - the cluster is not the run's own */
  readonly accessFile?: string;
}

/** Variable with a {@link ClusterUnderTest} as JSON. */
export const clusterVariable = "SLIPWAY_TEST_CLUSTER";

/** Variable with the reason why there is none. */
export const lackVariable = "SLIPWAY_TEST_CLUSTER_LACK";
