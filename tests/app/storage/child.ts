/** A process of its own for tests: `write FOLDER` writes generation after generation, `lock FILE` holds a lock. */

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sealedJson } from "../../../src/base/sealed-json.ts";
import { writeFile } from "../../../src/app/storage/file.ts";
import { writeFolder } from "../../../src/app/storage/folder.ts";
import { InUse, lock } from "../../../src/app/storage/lock.ts";

const [task, place = ""] = process.argv.slice(2);

/** Tells what is done, at once. */
const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (task === "write") {
  // Each call of the event loop writes one, so that what is told goes out.
  const next = (n: number): void => {
    const body = { n, padding: "x".repeat(50_000) };
    writeFile(join(place, "state.json"), sealedJson(body), { keeps: true });
    mkdirSync(join(place, "packs"), { recursive: true });
    const pages = ["a", "b/c", "b/d/e"].map((name) => ({ name, text: sealedJson(body) }));
    writeFolder(join(place, "packs", String(n)), pages);
    tell(String(n));
    setImmediate(next, n + 1);
  };
  next(0);
} else {
  try {
    lock(place, place);
    tell("held");
  } catch (error) {
    if (!(error instanceof InUse)) throw error;
    tell(`refused ${String(error.holder?.pid)}`);
  }
  // Ends when whoever started it says so.
  readFileSync(0);
}
