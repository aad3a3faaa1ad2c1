/**
 * Compiles what worker threads load once for all: a batch of two hundred runs would otherwise spend
 * most of its time on reading TypeScript. Node keeps the result by content, so it is never stale.
 */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..", "..");

export function setup(): void {
  process.env["NODE_COMPILE_CACHE"] ??= join(root, "node_modules", ".cache", "brink-tests");
  // A pool ends its threads at once, before Node would keep anything; a process that ends does.
  const modules = ["engines", "serve"].map((name) =>
    String(pathToFileURL(join(root, "src", "app", "batch", `${name}.ts`))),
  );
  spawnSync(process.execPath, [
    "--input-type=module",
    "--eval",
    modules.map((one) => `import ${JSON.stringify(one)};`).join(""),
  ]);
}
