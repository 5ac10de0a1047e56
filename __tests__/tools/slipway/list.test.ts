import { listed, listText } from "../../../tools/slipway/list";
import { environmentWith } from "../../support/environments";

describe("listed", () => {
  it("has the stacks in the order in which they are applied", () => {
    expect(listed(environmentWith({}))).toEqual({
      id: "debtflow-production",
      system: "debtflow",
      stage: "production",
      account: "123456789012",
      region: "us-east-1",
      delivery: "helm",
      backend: "s3 debtflow-terraform-state",
      stacks: [
        "debtflow-bootstrap",
        "debtflow-production-platform",
        "debtflow-production-addons",
        "debtflow-production-application",
      ],
    });
  });

  it.each([
    [{ type: "cloud", organization: "acme" }, "cloud acme"],
    [{ type: "local", directory: "states" }, "local states"],
  ])("has no bootstrap with %j", (backend, text) => {
    const { backend: told, stacks } = listed(environmentWith({ backend }));
    expect([told, stacks[0]]).toEqual([text, "debtflow-production-platform"]);
  });
});

describe("listText", () => {
  it("gives stacks lines of their own, below a row of the table", () => {
    expect(listText([listed(environmentWith({}))])).toEqual([
      "environment          account       region     delivery",
      "debtflow-production  123456789012  us-east-1  helm",
      "  state   s3 debtflow-terraform-state",
      "  stacks  debtflow-bootstrap > debtflow-production-platform >",
      "          debtflow-production-addons > debtflow-production-application",
    ]);
  });
});
