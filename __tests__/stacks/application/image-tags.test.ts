import { addStacks } from "../../../stacks";
import { environmentWith } from "../../support/environments";
import { synthStacks } from "../../support/synth-stacks";

const environment = environmentWith({});
const json = synthStacks((app) => addStacks(app, [environment])).stacks[`${environment.id}-application`] ?? "{}";
const {
  type,
  validation: [{ condition }],
} = JSON.parse(json).variable.image_tags;

describe("the variable image_tags", () => {
  it("is an object with a name, not a text, for each image: Terraform takes no other", () => {
    expect(type).toBe("object({ api = string, frontend = string })");
  });

  it("refuses the tags that the command line refuses", () => {
    expect(condition).toContain(String.raw`regex("^\\w[\\w.-]{0,127}$", tag)`);
    expect(condition).toContain('tag != "latest"');
  });
});
