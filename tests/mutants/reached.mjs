/**
 * Loaded before everything else, in threads and child processes too: notes which places of
 * `watchMutants` were come by, below which test file.
 */

import { appendFileSync } from "node:fs";

const known = new Set();

globalThis.brinkReached = (place) => {
  if (known.has(place)) return;
  known.add(place);
  const { BRINK_REACHED: path, BRINK_TEST_FILE: file } = process.env;
  if (path !== undefined && file !== undefined) appendFileSync(path, `${place} ${file}\n`);
};
