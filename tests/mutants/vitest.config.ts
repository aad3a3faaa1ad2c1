/** The tests of one room alone (`BRINK_MUTANT_ROOM`), without a build: its sources are run as they are. */

import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import config from "../vitest.config.ts";

const room = process.env["BRINK_MUTANT_ROOM"] ?? "";

const own: ViteUserConfig = mergeConfig(
  { ...config, test: { ...config.test, include: [`tests/${room}/**/*.test.{ts,tsx}`] } },
  defineConfig({ test: { bail: 1 } }),
);
own.test = {
  ...own.test,
  globalSetup: [],
  setupFiles: ["tests/config/clean-environment.ts", "tests/mutants/name-test-file.ts"],
};

export default own;
