import { lockFrom } from "../../../tools/deployment/state-facts";
import { stackStatus } from "../../../tools/slipway/status-report";
import { stateText } from "../../../tools/slipway/status-text";

const info = {
  ID: "6b0b",
  Operation: "OperationTypeApply",
  Who: "ann@laptop",
  Created: "2026-11-21T07:25:46.123456789Z",
  Path: "p",
};
const lock = { id: "6b0b", operation: "apply", who: "ann@laptop", since: "2026-11-21T07:25:46Z" };

describe("lockFrom", () => {
  it.each([
    ["a lock file", JSON.stringify(info)],
    [
      "the item of a lock table",
      JSON.stringify({ LockID: { S: "bucket/key" }, Info: { S: JSON.stringify({ ...info, Info: "" }) } }),
    ],
    ["a lock file with an empty remark", JSON.stringify({ ...info, Info: "" })],
  ])("reads %s", (_, text) => {
    expect(lockFrom(text)).toEqual(lock);
  });

  it.each(["", "{}", "no JSON"])("finds none in %j", (text) => {
    expect(lockFrom(text)).toBeUndefined();
  });
});

describe("stateText", () => {
  const resource = { address: "a.b", type: "a", attributes: {}, isTainted: false };

  it.each([
    [undefined, {}, "not applied"],
    [{ serial: 0, outputs: {}, resources: [] }, {}, "not applied"],
    [{ serial: 4, outputs: {}, resources: [] }, {}, "not applied, serial 4"],
    [{ serial: 4, outputs: {}, resources: [resource] }, {}, "applied, 1 resource, serial 4"],
    [
      { serial: 4, outputs: {}, resources: [resource, resource] },
      { changed: "today", lock },
      "applied, 2 resources, serial 4, last changed today, locked: apply by ann@laptop since 2026-11-21T07:25:46Z (lock 6b0b)",
    ],
    [
      { serial: 4, outputs: {}, resources: [resource] },
      { changed: "today", workspace: { page: "https://a/b", exists: true, lockedBy: "ann" } },
      "applied, 1 resource, serial 4, last changed today, locked by ann (https://a/b)",
    ],
    [undefined, { workspace: { page: "https://a/b", exists: true } }, "not applied"],
    [
      undefined,
      { workspace: { page: "https://a/b", exists: false } },
      "not applied, no workspace of its name that this login may see",
    ],
    [undefined, { workspace: { page: "https://a/b" } }, "not applied, whether it is locked: https://a/b"],
  ])("tells a state in a line: %#", (state, facts, text) => {
    expect(stateText(stackStatus("debtflow-staging-platform", state, facts))).toBe(text);
  });
});
