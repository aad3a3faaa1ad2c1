/**
 * Makes `dist/` from `src/`: one ES module per entry and shared chunks, so that a command loads only
 * what it uses. Deterministic: the same sources and packages give the same bytes.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";
import { bundledPackages, noticesText } from "./notices.ts";

/** The project's folder. */
export const projectRoot: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** File in `dist/` with the notices of the packages in it. */
export const NOTICES = "THIRD-PARTY-NOTICES.txt";

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

/** What `dist/` was made from, by the stamp that lies in it; undefined where it was not finished. */
function readStamp(root: string): { readonly inputs: unknown; readonly checks: unknown } {
  if (!existsSync(stampFile(root))) return { inputs: undefined, checks: undefined };
  const stamp: unknown = JSON.parse(readFileSync(stampFile(root), "utf8"));
  const { inputs, checks } = stamp as { readonly inputs?: unknown; readonly checks?: unknown };
  return { inputs, checks };
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

/**
 * Names the code that checks: SHA-256 of what reading a scenario or an exercise comes down to, packages
 * included, as one bundle. A checked form is believed only by the code that would have made it.
 */
async function checkStampOf(root: string): Promise<string> {
  const hash = createHash("sha256");
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["read.ts", "exercise/files.ts"].map((name) => join(root, "src", "app", name)),
    outdir: join(root, "dist"),
    bundle: true,
    write: false,
    minifyWhitespace: true,
    format: "esm",
    platform: "node",
    logLevel: "silent",
  });
  for (const { text } of outputFiles) hash.update(text).update("\0");
  return hash.digest("hex");
}

function options(root: string, checks: string): BuildOptions & { readonly metafile: true } {
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
    // Words as they are: escaped, each Arabic letter is six bytes to read and to parse at every start.
    charset: "utf8",
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    legalComments: "linked",
    jsx: "automatic",
    define: {
      "process.env.NODE_ENV": '"production"',
      // See `src/app/kept/stamp.ts`.
      brinkCheckStamp: JSON.stringify(checks),
    },
    // Ink imports the devtools only if DEV is set; the real package is large and not installed.
    alias: { "react-devtools-core": join(root, "src", "build", "no-devtools.ts") },
    // Piscina starts worker threads from files of its own; the others are for fleets alone.
    external: ["piscina", "bullmq", "ioredis"],
    // CommonJS packages inside the bundle still ask for Node's own modules with `require`.
    banner: {
      js: 'import { createRequire as brinkRequire } from "node:module"; const require = brinkRequire(import.meta.url);',
    },
    logLevel: "warning",
    metafile: true,
  };
}

/** Loaded only now: sources that do not build are told of by esbuild, with code frames. */
async function checkWhatShips(dist: string, checks: string): Promise<void> {
  const { checkShipped } = await import("./check-shipped.ts");
  checkShipped(join(dist, "checked"), checks);
}

/**
 * Builds `dist/` unless it is current, and checks what ships unless what was checked is.
 * @returns what was done to the program; rejects if the sources do not build
 */
export async function bundle(root: string = projectRoot): Promise<"built" | "current"> {
  const dist = join(root, "dist");
  const inputs = inputHash(root);
  const stamp = readStamp(root);
  if (
    stamp.inputs === inputs &&
    typeof stamp.checks === "string" &&
    existsSync(join(dist, "brink.js"))
  ) {
    await checkWhatShips(dist, stamp.checks);
    const now = new Date();
    utimesSync(stampFile(root), now, now);
    return "current";
  }
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    // What was checked by the same code is as good as before.
    if (name !== "checked") rmSync(join(dist, name), { recursive: true, force: true });
  }
  const checks = await checkStampOf(root);
  const { metafile } = await build(options(root, checks));
  writeFileSync(join(dist, NOTICES), noticesText(bundledPackages(metafile, root)));
  await checkWhatShips(dist, checks);
  writeFileSync(stampFile(root), `${JSON.stringify({ inputs, checks })}\n`);
  return "built";
}
