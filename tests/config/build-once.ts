/**
 * Brings dist/ up to date before the suite, so that end-to-end tests run what users run. A build
 * that fails is reported here and fails the tests that need the bundle, not the others.
 */

import { bundle } from "../../src/build/bundle.ts";

/** Set where the build failed: test processes inherit it. */
const faultVariable = "BRINK_BUILD_FAULT";

export async function setup(): Promise<void> {
  try {
    await bundle();
    Reflect.deleteProperty(process.env, faultVariable);
  } catch (error) {
    process.env[faultVariable] = String(error);
    process.stderr.write(`The bundle does not build: ${String(error)}\n`);
  }
}

/** Throws if there is no bundle of the present sources to test. */
export function requireBundle(): void {
  const fault = process.env[faultVariable];
  if (fault !== undefined) throw new Error(`The bundle does not build: ${fault}`);
}
