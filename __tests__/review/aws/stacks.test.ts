import { loadEnvironments } from "../../../environments";
import { review } from "../../../review/aws";
import { addStacks } from "../../../stacks";
import { synthStacks } from "../../support/synth-stacks";
import { stacksOf, variants } from "./variants";

const asStacks = (stacks: Readonly<Record<string, unknown>>) =>
  Object.entries(stacks).map(([id, json]) => ({ id, json: typeof json === "string" ? JSON.parse(json) : json }));

it("AWS would refuse nothing of the environments of this repository", () => {
  const { stacks } = synthStacks((app) => addStacks(app, loadEnvironments("")));
  expect(review(asStacks(stacks))).toEqual([]);
});

it.each(Object.entries(variants))("AWS would refuse nothing of %s", (_, changes) => {
  expect(review(asStacks(stacksOf(changes)))).toEqual([]);
});
