import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import type { ControlPlanePrograms } from "../install/control-plane";

/** Names of a control plane's files in its folder. */
export const files = {
  access: "access.json",
  certificate: "certificate.pem",
  key: "key.pem",
  kubeconfig: "kubeconfig.json",
  serviceAccountKey: "service-accounts.pem",
  stages: "stages.json",
  state: "state.json",
  tokens: "tokens.csv",
} as const;

export interface Ports {
  readonly api: number;
  readonly etcd: number;
  readonly etcdPeers: number;
}

export interface Server {
  readonly name: "etcd" | "kube-apiserver" | "kube-controller-manager" | "kube-scheduler" | "kwok" | "simulator";
  readonly program: string;
  readonly args: readonly string[];
}

/** The processes of a control plane in the order of their start, each on loopback alone. */
export function serversOf(programs: ControlPlanePrograms, folder: string, ports: Ports): readonly [Server, Server, ...Server[]] {
  const file = (name: keyof typeof files): string => join(folder, files[name]);
  const etcd = `http://127.0.0.1:${ports.etcd}`;
  const peers = `http://127.0.0.1:${ports.etcdPeers}`;
  return [
    {
      name: "etcd",
      program: programs.etcd,
      args: [
        `--data-dir=${join(folder, "etcd")}`,
        ...[`--listen-client-urls=${etcd}`, `--advertise-client-urls=${etcd}`],
        ...[`--listen-peer-urls=${peers}`, `--initial-advertise-peer-urls=${peers}`, `--initial-cluster=default=${peers}`],
        // What it holds is thrown away: nothing has to survive a power cut.
        "--unsafe-no-fsync",
        "--log-level=warn",
      ],
    },
    {
      name: "kube-apiserver",
      program: programs["kube-apiserver"],
      args: [
        `--etcd-servers=${etcd}`,
        "--bind-address=127.0.0.1",
        `--secure-port=${ports.api}`,
        `--tls-cert-file=${file("certificate")}`,
        `--tls-private-key-file=${file("key")}`,
        `--token-auth-file=${file("tokens")}`,
        "--anonymous-auth=false",
        "--authorization-mode=RBAC",
        // So that it is PodSecurity which refuses a privileged pod, and not this switch.
        "--allow-privileged=true",
        "--service-cluster-ip-range=10.96.0.0/16",
        "--service-account-issuer=https://kubernetes.default.svc",
        `--service-account-key-file=${file("serviceAccountKey")}`,
        `--service-account-signing-key-file=${file("serviceAccountKey")}`,
        // The Service `kubernetes` may not point at loopback.
        "--endpoint-reconciler-type=none",
      ],
    },
    {
      name: "kube-controller-manager",
      program: programs["kube-controller-manager"],
      args: [
        `--kubeconfig=${file("kubeconfig")}`,
        `--service-account-private-key-file=${file("serviceAccountKey")}`,
        `--root-ca-file=${file("certificate")}`,
        "--leader-elect=false",
        "--secure-port=0",
        // By default every 15 s: tests wait for each.
        "--horizontal-pod-autoscaler-sync-period=1s",
      ],
    },
    {
      name: "kube-scheduler",
      program: programs["kube-scheduler"],
      args: [`--kubeconfig=${file("kubeconfig")}`, "--leader-elect=false", "--secure-port=0"],
    },
    {
      name: "kwok",
      program: programs.kwok,
      args: [
        `--kubeconfig=${file("kubeconfig")}`,
        `--config=${file("stages")}`,
        "--manage-all-nodes=true",
        "--node-ip=127.0.0.1",
        "--node-lease-duration-seconds=40",
      ],
    },
    {
      name: "simulator",
      program: process.execPath,
      args: [join(projectRoot, "tools", "launch.mjs"), "tools/control-plane/simulator.ts", file("access")],
    },
  ];
}
