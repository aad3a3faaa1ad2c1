/** How the suite runs: `vitest run --config tests/vitest.config.ts` from the project's root. */

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

interface Launcher {
  readonly isNewEnough: (version: string) => boolean;
  readonly findRuntime: () => string | undefined;
  readonly explainMissingRuntime: () => string;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const launcher = createRequire(import.meta.url)(
  fileURLToPath(new URL("../src/cli/launcher.cjs", import.meta.url)),
) as Launcher;

// On a Node that is too old, vitest dies while it reports a failure. Like the launcher, the suite
// starts again on the pinned Node; `npm run` finds that one by itself.
if (!launcher.isNewEnough(process.versions.node)) {
  const runtime = launcher.findRuntime();
  if (runtime === undefined) {
    process.stderr.write(launcher.explainMissingRuntime().replace(/^brink/u, "vitest"));
    process.exit(70);
  }
  const { status } = spawnSync(runtime, process.argv.slice(1), { stdio: "inherit" });
  process.exit(status ?? 1);
}

const all = ["tests/**/*.test.{ts,tsx}"];
const alone = ["tests/i18n/**/*.test.{ts,tsx}"];

const config: ViteUserConfig = defineConfig({
  root,
  test: {
    // What a test file imports, the next one in its process has already: a quarter of the suite's time. Tests
    // that change what the others share, the languages there are, have processes of their own.
    projects: [
      { extends: true, test: { name: "shared", include: all, exclude: alone, isolate: false } },
      { extends: true, test: { name: "alone", include: alone } },
    ],
    // Builds dist/ once, so that end-to-end tests run what users run.
    globalSetup: ["tests/config/build-once.ts", "tests/config/compile-once.ts"],
    setupFiles: ["tests/config/clean-environment.ts"],
    // They only end what hangs: the slowest test takes a twentieth of this on two quiet cores.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A golden file is written by `npm run test:goldens` (--update) only, also where it is missing.
    update: "none",
    pool: "forks",
    // By default one core would be left idle, of two.
    maxWorkers: "100%",
    // Colour, language and CI detection of the machine must not reach a test.
    env: { FORCE_COLOR: "0", LANG: "C.UTF-8", TZ: "UTC" },
  },
});

export default config;
