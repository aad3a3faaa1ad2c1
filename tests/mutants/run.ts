/**
 * `npm run test:mutants -- ROOM`: changes one token of a room at a time and sees whether those of the
 * room's own tests that come by it notice. The working tree is not touched: a copy of it is changed, below the folder for temporary
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
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { isEquivalent } from "./equivalents.ts";
import { mutantsOf, watchMutants, type Mutant } from "./mutate.ts";
import { at } from "../../src/base/invariant.ts";

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
  return globSync(`src/${folder}/**/*.{ts,tsx}`, { cwd: copy })
    .toSorted()
    .flatMap((path) =>
      mutantsOf(path, readFileSync(join(copy, path), "utf8")).map((one) => ({ ...one, path })),
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

interface Result {
  readonly passed: boolean;
  /** By test file: how many seconds it took. */
  readonly seconds: ReadonlyMap<string, number>;
}

/** Runs test files of the room on the copy; all where none is given. */
function runTests(
  files: readonly string[],
  limit: number,
  environment: NodeJS.ProcessEnv = {},
): Result {
  const report = join(copy, "report.json");
  const { status, error } = spawnSync(
    process.execPath,
    [
      join("node_modules", "vitest", "vitest.mjs"),
      ...["run", ...files, "--config", join("tests", "mutants", "vitest.config.ts")],
      ...["--maxWorkers", String(availableParallelism())],
      ...["--reporter", "json", "--outputFile", report],
    ],
    {
      cwd: copy,
      env: { ...process.env, BRINK_MUTANT_ROOM: room, ...environment },
      stdio: "ignore",
      timeout: Math.round(limit * 1000),
      killSignal: "SIGKILL",
    },
  );
  // One that never ends is noticed too.
  if (error !== undefined || status !== 0) return { passed: false, seconds: new Map() };
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as {
    readonly testResults: readonly { name: string; startTime: number; endTime: number }[];
  };
  return {
    passed: true,
    seconds: new Map(
      testResults.map(({ name, startTime, endTime }) => [name, (endTime - startTime) / 1000]),
    ),
  };
}

/** By index of a mutant: the test files that come by its place, with the seconds that each takes. */
function findReaching(): readonly ReadonlyMap<string, number>[] {
  const sources = new Map<string, string>();
  const named = mutants.map((mutant, index) => ({ mutant, name: String(index) }));
  for (const [path, own] of Map.groupBy(named, ({ mutant }) => mutant.path)) {
    const source = readFileSync(join(copy, path), "utf8");
    sources.set(path, source);
    writeFileSync(join(copy, path), watchMutants(source, own));
  }
  const reached = join(copy, "reached.txt");
  writeFileSync(reached, "");
  const preload = pathToFileURL(join(copy, "tests", "mutants", "reached.mjs")).href;
  const { passed, seconds } = runTests([], 3600, {
    NODE_OPTIONS: `--import ${preload}`,
    BRINK_REACHED: reached,
  });
  for (const [path, source] of sources) writeFileSync(join(copy, path), source);
  if (!passed) throw new Error(`the tests of ${room} fail as they are`);
  const found = mutants.map(() => new Map<string, number>());
  for (const line of readFileSync(reached, "utf8").split("\n").filter(Boolean)) {
    const [index, ...file] = line.split(" ");
    const name = file.join(" ");
    found[Number(index)]?.set(name, seconds.get(name) ?? 0);
  }
  return found;
}

const copy = copyTree();
process.on("exit", () => {
  rmSync(copy, { recursive: true, force: true });
});
process.on("SIGINT", () => process.exit(130));

const mutants = sample(room, Number(values.number), values.seed);
const survivors: Sampled[] = [];
let equivalent = 0;
for (const [index, reaching] of findReaching().entries()) {
  const mutant = at(mutants, index);
  const { path, start, end, text, line } = mutant;
  const source = readFileSync(join(copy, path), "utf8");
  const files = [...reaching.keys()];
  let survived = true;
  if (files.length > 0) {
    writeFileSync(join(copy, path), source.slice(0, start) + text + source.slice(end));
    const limit = 60 + 10 * [...reaching.values()].reduce((sum, seconds) => sum + seconds, 0);
    survived = runTests(files, limit).passed;
    writeFileSync(join(copy, path), source);
  }
  const written = source.split("\n")[line - 1]?.trim() ?? "";
  const same = survived && isEquivalent(path, written, source.slice(start, end), text);
  if (same) equivalent += 1;
  else if (survived) survivors.push(mutant);
  const verdict = same
    ? "equivalent"
    : !survived
      ? "noticed"
      : files.length > 0
        ? "SURVIVED"
        : "NEVER RUN";
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
