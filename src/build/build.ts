/** `npm run build`: brings `dist/` up to date and exits 0, or says what does not build and exits 1. */

import { bundle } from "./bundle.ts";

try {
  await bundle();
} catch (error) {
  // esbuild has already printed its own faults with code frames.
  process.stderr.write(
    `brink: the build failed: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
