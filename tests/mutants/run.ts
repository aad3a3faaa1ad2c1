/**
 * `npm run test:mutants -- ROOM`: changes one token of a room at a time and sees whether the room's own
 * tests notice. The working tree is not touched: a copy of it is changed, below the folder for temporary
 * files. Ends with 1 where fewer than 85 % were noticed.
 *
 * A sampler of our own rather than a library: those that there are instrument a whole tree, and what
 * worker threads load, which no test runner transforms, they do not reach.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isEquivalent } from "./equivalents.ts";
import { mutantsOf, type Mutant } from "./mutate.ts";

/** Share of the sampled mutants that the tests are to notice. */
const WANTED = 0.85;

const root = resolve(import.meta.dirname, "..", "..");

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    number: { type: "string", default: "40" },
    seed: { type: "string", default: "brink" },
    // Only mutants of these lines: to see again whether one is noticed now.
    at: { type: "string" },
  },
});
const [room] = positionals;
if (room === undefined) {
  process.stderr.write("which room? for example: npm run test:mutants -- stats\n");
  process.exit(2);
}

interface Sampled extends Mutant {
  /** From the root. */
  readonly path: string;
}

/** As many mutants of the room as wanted: those whose digests come first, so that a seed gives the same ones. */
function sample(folder: string, number: number, seed: string): readonly Sampled[] {
  const rank = ({ path, start }: Sampled): string =>
    createHash("sha256")
      .update(`${seed} ${path} ${String(start)}`)
      .digest("hex");
  return globSync(`src/${folder}/**/*.{ts,tsx}`, { cwd: root })
    .toSorted()
    .flatMap((path) =>
      mutantsOf(path, readFileSync(join(root, path), "utf8")).map((one) => ({ ...one, path })),
    )
    .filter(({ path, line }) => values.at === undefined || values.at === `${path}:${String(line)}`)
    .map((one) => ({ one, key: rank(one) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, number)
    .map(({ one }) => one);
}

/** A copy of the tree in which only what is installed is shared. */
function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), "brink-mutants-"));
  for (const name of [
    "src",
    "tests",
    "scenarios",
    "docs",
    "package.json",
    "tsconfig.json",
    "LICENSE",
    "README.md",
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const name of ["node_modules", "dist"]) symlinkSync(join(root, name), join(copy, name));
  return copy;
}

/** Whether the room's tests that load a file pass on the copy. */
function passes(copy: string, path: string, seconds: number): boolean {
  const { status, error } = spawnSync(
    process.execPath,
    [
      join("node_modules", "vitest", "vitest.mjs"),
      ...["related", path, "--run", "--config", join("tests", "mutants", "vitest.config.ts")],
      ...["--maxWorkers", String(availableParallelism())],
    ],
    {
      cwd: copy,
      env: { ...process.env, BRINK_MUTANT_ROOM: room },
      stdio: "ignore",
      timeout: Math.round(seconds * 1000),
      killSignal: "SIGKILL",
    },
  );
  // One that never ends is noticed too.
  return error === undefined && status === 0;
}

const copy = copyTree();
process.on("exit", () => {
  rmSync(copy, { recursive: true, force: true });
});
process.on("SIGINT", () => process.exit(130));

const mutants = sample(room, Number(values.number), values.seed);
const limits = new Map<string, number>();
const survivors: Sampled[] = [];
let equivalent = 0;
for (const [index, mutant] of mutants.entries()) {
  const { path, start, end, text, line } = mutant;
  const source = readFileSync(join(root, path), "utf8");
  if (!limits.has(path)) {
    const began = performance.now();
    if (!passes(copy, path, 3600))
      throw new Error(`the tests of ${room} fail as they are (${path})`);
    limits.set(path, 60 + (10 * (performance.now() - began)) / 1000);
  }
  writeFileSync(join(copy, path), source.slice(0, start) + text + source.slice(end));
  const survived = passes(copy, path, limits.get(path) ?? 3600);
  writeFileSync(join(copy, path), source);
  const written = source.split("\n")[line - 1]?.trim() ?? "";
  const same = survived && isEquivalent(path, written, source.slice(start, end), text);
  if (same) equivalent += 1;
  else if (survived) survivors.push(mutant);
  const verdict = same ? "equivalent" : survived ? "SURVIVED" : "noticed";
  process.stdout.write(
    `${String(index + 1)}/${String(mutants.length)} ${verdict.padEnd(10)} ${path}:${String(line)} ` +
      `${source.slice(start, end)} → ${text === "" ? "nothing" : text}   ${written}\n`,
  );
}
const able = mutants.length - equivalent;
const share = able === 0 ? 1 : (able - survivors.length) / able;
process.stdout.write(
  `${room}: ${String(able - survivors.length)} of ${String(able)} noticed (${(share * 100).toFixed(0)} %), ` +
    `${String(equivalent)} equivalent, seed ${values.seed}\n`,
);
process.exitCode = share < WANTED ? 1 : 0;
