/**
 * Brings dist/ up to date before the suite, so that end-to-end tests run what users run. A build
 * that fails is reported here and fails the end-to-end tests, not the others.
 */

import { bundle } from "../../src/build/bundle.ts";

export async function setup(): Promise<void> {
  try {
    await bundle();
  } catch (error) {
    process.stderr.write(`The bundle does not build: ${String(error)}\n`);
  }
}
