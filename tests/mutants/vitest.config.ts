/** The tests of one room alone (`BRINK_MUTANT_ROOM`), without a build: its sources are run as they are. */

import { defineConfig, type ViteUserConfig } from "vitest/config";
import config from "../vitest.config.ts";

const room = process.env["BRINK_MUTANT_ROOM"] ?? "";

// One project, each file in a process of its own: a mutant must not reach the next file's tests.
const { projects: _, ...suite } = config.test ?? {};

const own: ViteUserConfig = defineConfig({
  ...config,
  test: {
    ...suite,
    include: [`tests/${room}/**/*.test.{ts,tsx}`],
    globalSetup: [],
    setupFiles: ["tests/config/clean-environment.ts", "tests/mutants/name-test-file.ts"],
    bail: 1,
  },
});

export default own;
