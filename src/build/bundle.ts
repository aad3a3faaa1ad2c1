/**
 * Makes `dist/` from `src/`: one ES module per entry and shared chunks, so that a command loads only
 * what it uses. Deterministic: the same sources and packages give the same bytes.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";

/** The project's folder. */
export const projectRoot: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const stampFile = (root: string): string => join(root, "dist", "build.json");

/** Files of `src/` in a fixed order. */
function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const full = join(folder, entry.name);
      return entry.isDirectory() ? sourceFiles(full) : [full];
    });
}

/** SHA-256 over everything that decides what the bundle is. */
export function inputHash(root: string = projectRoot): string {
  const hash = createHash("sha256");
  const fixed = ["package.json", "package-lock.json"].map((name) => join(root, name));
  for (const file of [...fixed, ...sourceFiles(join(root, "src"))]) {
    hash.update(file.slice(root.length)).update("\0");
    hash.update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether `dist/` was made from exactly the present inputs. */
export function isCurrent(root: string = projectRoot): boolean {
  if (!existsSync(stampFile(root)) || !existsSync(join(root, "dist", "brink.js"))) return false;
  const stamp: unknown = JSON.parse(readFileSync(stampFile(root), "utf8"));
  return (
    typeof stamp === "object" &&
    stamp !== null &&
    "inputs" in stamp &&
    stamp.inputs === inputHash(root)
  );
}

function options(root: string): BuildOptions {
  const worker = join(root, "src", "app", "batch-worker.ts");
  return {
    absWorkingDir: root,
    entryPoints: {
      brink: join(root, "src", "cli", "main.ts"),
      index: join(root, "src", "index.ts"),
      ...(existsSync(worker) ? { worker } : {}),
    },
    outdir: join(root, "dist"),
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22.12",
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    legalComments: "linked",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    // Ink imports the devtools only if DEV is set; the real package is large and not installed.
    alias: { "react-devtools-core": join(root, "src", "build", "no-devtools.ts") },
    // Piscina starts worker threads from files of its own.
    external: ["piscina"],
    // CommonJS packages inside the bundle still ask for Node's own modules with `require`.
    banner: {
      js: 'import { createRequire as brinkRequire } from "node:module"; const require = brinkRequire(import.meta.url);',
    },
    logLevel: "warning",
  };
}

/** Builds `dist/` unless it is current. Returns what was done; rejects if the sources do not build. */
export async function bundle(root: string = projectRoot): Promise<"built" | "current"> {
  if (isCurrent(root)) {
    const now = new Date();
    utimesSync(stampFile(root), now, now);
    return "current";
  }
  const inputs = inputHash(root);
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await build(options(root));
  writeFileSync(stampFile(root), `${JSON.stringify({ inputs })}\n`);
  return "built";
}
