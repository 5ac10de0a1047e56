import { parseEvent, progressLine } from "../../../tools/terraform/events";

const hook = (action: string, elapsed_seconds = 0) => ({ resource: { addr: "aws_vpc.v" }, action, elapsed_seconds });

describe("progressLine", () => {
  it.each([
    [{ type: "apply_complete", hook: hook("create", 12) }, "aws_vpc.v created (12 s)"],
    [{ type: "apply_complete", hook: hook("delete") }, "aws_vpc.v destroyed"],
    [{ type: "apply_progress", hook: hook("create", 10) }, "aws_vpc.v still creating (10 s)"],
    [{ type: "apply_progress", hook: hook("delete", 10) }, "aws_vpc.v still destroying (10 s)"],
    [{ type: "apply_errored", hook: hook("update", 3) }, "aws_vpc.v failed (3 s)"],
    [
      { type: "change_summary", changes: { add: 2, change: 1, remove: 0, operation: "plan" } },
      "plan: 2 to add, 1 to change, 0 to destroy",
    ],
    [
      { type: "change_summary", changes: { add: 2, change: 0, remove: 1, import: 3, operation: "apply" } },
      "apply: 3 imported, 2 added, 0 changed, 1 destroyed",
    ],
    [{ type: "change_summary", changes: { add: 0, change: 0, remove: 0, operation: "plan" } }, undefined],
    [{ type: "change_summary", changes: { add: 0, change: 0, remove: 0, operation: "apply" } }, undefined],
    [{ type: "refresh_start", hook: hook("read") }, undefined],
  ])("of %j", (event, line) => {
    expect(progressLine(event)).toBe(line);
  });
});

describe("parseEvent", () => {
  it.each(["", "Error: plain text", "null", "7"])("passes over %j, which is no event", (line) => {
    expect(parseEvent(line)).toBeUndefined();
  });
});
