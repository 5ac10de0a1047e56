import { setTimeout as delay } from "node:timers/promises";
import type { Login } from "../../../tools/cluster/access";
import type { Problem } from "../../../tools/cluster/pod-problems";
import { RolloutWatch } from "../../../tools/cluster/rollout-watch";

/** A pod that has crashed too often to hope for. */
const crashing = (name: string, labels: Readonly<Record<string, string>>) => ({
  kind: "Pod",
  metadata: { name, uid: name, labels },
  status: {
    containerStatuses: [{ name: "main", restartCount: 5, state: { terminated: { exitCode: 1 } } }],
  },
});

/** What the watch gave up for and what it told, when this appears after its start. */
async function watched(...items: readonly object[]): Promise<{ gaveUp: string[]; told: string[] }> {
  const gaveUp: string[] = [];
  const told: string[] = [];
  let now: readonly object[] = [];
  const cluster = { kubectlJson: async () => ({ items: now }), tryKubectl: async () => ({ code: 1, stdout: "", stderr: "" }) };
  const watch = await RolloutWatch.start({
    login: { cluster, renew: async () => {}, close: () => {} } as unknown as Login,
    namespaces: ["shop"],
    addsNodes: false,
    report: (line) => told.push(line),
    app: "shop",
    giveUp: ({ of }: Problem) => void gaveUp.push(of),
    everyMs: 5,
  });
  now = items;
  await delay(60);
  await watch.stop();
  return { gaveUp, told };
}

describe("RolloutWatch", () => {
  it("gives up for a pod of the application that crashes again and again", async () => {
    expect(await watched(crashing("shop-api-1", { app: "shop", "pod-template-hash": "new" }))).toEqual({
      gaveUp: ["pod shop-api-1 (main)"],
      told: ["pod shop-api-1 (main): ended with exit code 1"],
    });
  });

  it("tells of a pod that somebody else started in the namespace, and does not end the rollout for it", async () => {
    expect(await watched(crashing("debug", { run: "debug" }))).toEqual({
      gaveUp: [],
      told: ["pod debug (main): ended with exit code 1"],
    });
  });
});
