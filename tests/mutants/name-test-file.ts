/** Tells `reached.mjs`, also in what a test starts, which test file is run. */

import { expect } from "vitest";

process.env["BRINK_TEST_FILE"] = expect.getState().testPath ?? "";
