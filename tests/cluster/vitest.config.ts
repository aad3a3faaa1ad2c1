/** How the tests with real servers run: `npm run test:cluster`. They install what is missing, and say so. */

import { defineConfig, type ViteUserConfig } from "vitest/config";
import suite from "../vitest.config.ts";

const { projects: _, ...shared } = suite.test ?? {};

const config: ViteUserConfig = defineConfig({
  ...suite,
  test: {
    ...shared,
    include: ["tests/cluster/**/*.cluster.ts"],
    // One after the other: each has the machine's cores to itself.
    maxWorkers: 1,
  },
});

export default config;
