import { healing, pendingIn } from "../../../tools/cluster/pending";

const history = (...statuses: string[]) =>
  statuses.map((status, at) => ({ revision: at + 1, updated: `2026-01-0${at + 1}T00:00:00Z`, status }));

describe("A release that an operation left in the middle", () => {
  it("goes back to the last revision that ran", () => {
    const pending = pendingIn(history("superseded", "deployed", "failed", "pending-upgrade"));
    expect(pending).toEqual({ status: "pending-upgrade", since: "2026-01-04T00:00:00Z", lastGood: 2 });
    expect(healing({ name: "a", namespace: "b", status: "pending-upgrade", since: "", lastGood: 2 })).toBe(
      "rolled back to revision 2",
    );
  });

  it("is uninstalled where none has ever run, or that was under way", () => {
    expect(pendingIn(history("pending-install"))?.lastGood).toBeUndefined();
    for (const [status, lastGood] of [
      ["pending-install", undefined],
      ["uninstalling", 1],
    ] as const) {
      expect(healing({ name: "a", namespace: "b", since: "", status, lastGood })).toBe("uninstalled");
    }
  });

  it("is none that runs, or failed: Helm goes on with both", () => {
    expect([history("deployed"), history("deployed", "failed"), []].map(pendingIn)).toEqual([undefined, undefined, undefined]);
  });
});
