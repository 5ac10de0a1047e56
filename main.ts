import { loadEnvironments } from "./environments";
import { addStacks } from "./stacks";
import { synthesize } from "./stacks/synthesize";

const environments = loadEnvironments();
synthesize((app) => addStacks(app, environments));
