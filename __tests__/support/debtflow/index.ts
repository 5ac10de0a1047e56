import { loadEnvironments } from "../../../environments";
import { local } from "./local";
import { production } from "./production";
import { staging } from "./staging";

/**
 * DebtFlow as the tests know it. They build on this copy and not on environments/, so that they hold whatever a user lists or changes
 * there; it need not follow what is shipped.
 */
export const debtflowEnvironments = loadEnvironments("", [staging, production, local]);
