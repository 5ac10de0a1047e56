import { parseState, runningTags } from "../../../tools/deployment/state";

const release = (values: unknown, status?: string) => ({
  mode: "managed",
  type: "helm_release",
  name: "workloads_release",
  instances: [{ attributes: { values: [typeof values === "string" ? values : JSON.stringify(values)] }, status }],
});
const stateOf = (...resources: readonly object[]) => parseState(JSON.stringify({ version: 4, serial: 7, resources }));

describe("parseState", () => {
  it("has the address of every instance that is managed, and not of what is only read", () => {
    const state = stateOf(
      { mode: "data", type: "aws_region", name: "here", instances: [{}] },
      { mode: "managed", type: "aws_vpc", name: "v", instances: [{ attributes: { id: "vpc-1" } }] },
      { mode: "managed", type: "a", name: "b", module: "module.m", instances: [{ index_key: "k" }, { index_key: 0 }] },
    );
    expect(state?.serial).toBe(7);
    expect(state?.resources.map(({ address }) => address)).toEqual(["aws_vpc.v", 'module.m.a.b["k"]', "module.m.a.b[0]"]);
    expect(state?.resources[0]?.attributes).toEqual({ id: "vpc-1" });
  });

  it("is nothing where no state was written yet", () => {
    expect(parseState("\n")).toBeUndefined();
  });
});

describe("runningTags", () => {
  const images = { api: { repository: "r", tag: "1f0c2a9" }, redis: { repository: "redis", digest: "sha256:0" } };

  it("reads the tags of the last rollout that succeeded", () => {
    const state = stateOf(release({ part: "foundation", images: {} }), release({ part: "workloads", images }));
    expect(runningTags(state)).toEqual({ api: "1f0c2a9" });
  });

  it.each([
    ["nothing was rolled out", undefined],
    ["only the foundation is there", stateOf(release({ part: "foundation", images }))],
    ["the first rollout failed halfway", stateOf(release({ part: "workloads", images }, "tainted"))],
    ["the values are none", stateOf(release("part: workloads"))],
  ])("knows none where %s", (_, state) => {
    expect(runningTags(state)).toBeUndefined();
  });
});
