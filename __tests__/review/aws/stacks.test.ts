import { loadEnvironments } from "../../../environments";
import { review } from "../../../review/aws";
import { addStacks } from "../../../stacks";
import { extraSystem } from "../../support/extra-system";
import { listedEnvironments } from "../../support/listed";
import { synthStacks } from "../../support/synth-stacks";
import { elsewhere, stacksOf, variants } from "./variants";

const asStacks = (stacks: Readonly<Record<string, unknown>>) =>
  Object.entries(stacks).map(([id, json]) => ({ id, json: typeof json === "string" ? JSON.parse(json) : json }));

it("AWS would refuse nothing of the environments of this repository", () => {
  const { stacks } = synthStacks((app) =>
    addStacks(
      app,
      listedEnvironments.filter(({ target }) => target === "aws"),
    ),
  );
  expect(review(asStacks(stacks))).toEqual([]);
});

it("AWS would refuse nothing of another system, whose account has nothing of DebtFlow's", () => {
  const { stacks } = synthStacks((app) => addStacks(app, loadEnvironments("", extraSystem)));
  expect(review(asStacks(stacks))).toEqual([]);
});

it.each(Object.entries(variants))("AWS would refuse nothing of %s", (_, changes) => {
  expect(review(asStacks(stacksOf(changes)))).toEqual([]);
});

it("tells every host that nothing makes a record for", () => {
  const further = { "api.debtflow.example.com": { routes: { "/": "api" } } };
  const found = review(asStacks(stacksOf({ "addons.externalDns": false, "ingress.hosts": further })));
  expect(found.map(({ rule, given }) => `${rule}: ${given}`)).toEqual([
    "hosts resolve: debtflow.example.com",
    "hosts resolve: api.debtflow.example.com",
  ]);
});

it("says nothing of a host whose zone is elsewhere", () => {
  expect(review(asStacks(stacksOf(elsewhere))).filter(({ rule }) => rule === "hosts resolve")).toEqual([]);
});
