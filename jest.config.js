/** @type {import("jest").Config} */
const shared = {
  testEnvironment: "node",
  transform: {
    "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }],
  },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out", "<rootDir>/.tools"],
};

const rendering = { globalSetup: "<rootDir>/__tests__/charts/global-setup.ts" };

/** Tests of stacks as they are synthesized, which takes longer than all the others together. */
const wholeStacks = ["stacks", "addons", "reference", "review"];

module.exports = {
  // By default jest leaves one core to its watch mode: of two, that is half of the machine.
  maxWorkers: "100%",
  // CI counts the tests of commands that it runs as README has them.
  reporters: ["default", ...(process.env.CI_REPORT ? ["<rootDir>/.ci/reporter.cjs"] : [])],
  // A test that waits for another program takes its time on a busy machine. Longer tests say so themselves.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: [...wholeStacks, "deploy", "faults", "fuzz", "charts", "cluster"].map(
        (folder) => `<rootDir>/__tests__/${folder}/`,
      ),
    },
    {
      ...shared,
      displayName: "stacks",
      testMatch: wholeStacks.map((folder) => `<rootDir>/__tests__/${folder}/**/*.test.ts`),
    },
    { ...shared, ...rendering, displayName: "charts", testMatch: ["<rootDir>/__tests__/charts/**/*.test.ts"] },
    { ...shared, ...rendering, displayName: "fuzz", testMatch: ["<rootDir>/__tests__/fuzz/**/*.test.ts"] },
    {
      ...shared,
      displayName: "deploy",
      testMatch: ["<rootDir>/__tests__/deploy/**/*.test.ts"],
      globalSetup: "<rootDir>/__tests__/deploy/global-setup.ts",
    },
    {
      ...shared,
      displayName: "faults",
      testMatch: ["<rootDir>/__tests__/faults/**/*.test.ts"],
      globalSetup: "<rootDir>/__tests__/faults/global-setup.ts",
    },
    {
      ...shared,
      displayName: "cluster",
      testMatch: ["<rootDir>/__tests__/cluster/**/*.test.ts"],
      globalSetup: "<rootDir>/__tests__/cluster/global-setup.ts",
      globalTeardown: "<rootDir>/__tests__/cluster/global-teardown.ts",
    },
  ],
};
