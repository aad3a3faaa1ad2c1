/** How the suite runs: `vitest run --config tests/vitest.config.ts` from the project's root. */

import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    // Builds dist/ once, so that end-to-end tests run what users run.
    globalSetup: ["tests/config/build-once.ts"],
    setupFiles: ["tests/config/clean-environment.ts"],
    // Generous, for two slow cores; a hung terminal still fails its test.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    // By default one core would be left idle, of two.
    maxWorkers: "100%",
    // Colour, language and CI detection of the machine must not reach a test.
    env: { FORCE_COLOR: "0", LANG: "C.UTF-8", TZ: "UTC" },
  },
});

export default config;
