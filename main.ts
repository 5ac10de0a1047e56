import { loadEnvironments } from "./environments";
import { App } from "./lib/terraform";
import { addStacks } from "./stacks";

const app = new App();
addStacks(app, loadEnvironments());
app.synth();
