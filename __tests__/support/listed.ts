import { loadEnvironments } from "../../environments";

/**
 * What environments/index.ts lists, a user's own systems too. Only tests of what holds for every environment take it;
 * `npm run test:extra-system` runs those that import this file with other lists.
 */
export const listedEnvironments = loadEnvironments("");
