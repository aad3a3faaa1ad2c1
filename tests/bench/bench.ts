/**
 * `npm run bench`: how fast Brink is, against what, on this machine. `-- --json` prints one JSON
 * document, `-- --full` adds the memory of ten million runs, `-- --quick` takes fewer slices.
 */

import { availableParallelism } from "node:os";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { byHandContender, cContender, engines, kernelContender } from "./contenders.ts";
import { compete, cpuOfCommand, inProcess } from "./measure.ts";
import { programOf } from "./subjects.ts";
import { throughput } from "./threads.ts";

const options = new Set(process.argv.slice(2));
const json = options.has("--json");
const rounds = options.has("--quick") ? 3 : 9;

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

tell("single-threaded rows …");
const each = compete(
  [
    ...engines("flagship", programOf("flagship"), 2000),
    kernelContender("first edition", programOf("first edition"), 4000),
    ...engines("ten", programOf("ten"), 40_000),
    ...cContender("ten C", "ten", 40_000),
    kernelContender("ring of 10", programOf("ring of 10"), 40_000),
    ...cContender("ring of 10 C", "ring", 40_000, "10"),
    kernelContender("ring of 50", programOf("ring of 50"), 8000),
    ...cContender("ring of 50 C", "ring", 8000, "50"),
    kernelContender("six", programOf("six"), 40_000),
    ...cContender("six C", "six", 200_000),
    ...cContender("six C with tables", "six-tables", 200_000),
    byHandContender(100),
  ],
  rounds,
);
tell("threads …");
const cores = availableParallelism();
const flagshipRuns = 20_000;
const one = await throughput("flagship", 1, flagshipRuns, rounds);
const two = await throughput("flagship", 2, flagshipRuns, rounds);
const all = cores > 2 ? await throughput("flagship", cores, flagshipRuns, rounds) : two;
tell("start-up …");
interface Cold {
  readonly compileAndLoad: number;
  readonly firstRun: number;
  readonly bytes: number;
  readonly kilobytes: number;
}
const cold = inProcess("cold.ts", "flagship") as Cold;
const large = inProcess("cold.ts", "ring of 400") as Cold;
const bundle = fileURLToPath(new URL("../../dist/brink.js", import.meta.url));
const built = existsSync(bundle);
const help = built ? cpuOfCommand([bundle, "--help"], rounds) : undefined;
const check = built ? cpuOfCommand([bundle, "check", "europe-2022"], rounds) : undefined;
tell("exact …");
const exact = inProcess("exact.ts") as {
  readonly cpuSeconds: number;
  readonly kilobytes: number;
};
tell("advice …");
const advice = inProcess("advice.ts") as {
  readonly moves: number;
  readonly first: { readonly cpu: number; readonly wall: number };
  readonly full: { readonly cpu: number; readonly wall: number };
  readonly ended: number;
};
tell("screen …");
interface Spread {
  readonly median: number;
  readonly tail: number;
}
const screen = inProcess("screen.ts") as Readonly<
  Record<"cursor" | "step" | "foreseen" | "odds", Spread>
>;
const memory = options.has("--full")
  ? ["100000", "10000000"].map(
      (runs) => (inProcess("memory.ts", runs) as { readonly kilobytes: number }).kilobytes,
    )
  : undefined;

const perSecond: Record<string, number> = Object.fromEntries(
  [...each].map(([name, microseconds]) => [name, 1e6 / microseconds]),
);
perSecond["flagship kernel, 1 worker"] = one;
perSecond["flagship kernel, 2 workers"] = two;
perSecond[`flagship kernel, ${String(cores)} workers (all)`] = all;

const ratio = (a: string, b: string): number | undefined => {
  const [fast, slow] = [each.get(a), each.get(b)];
  return fast === undefined || slow === undefined ? undefined : slow / fast;
};
const models = ["ten", "ring of 10", "ring of 50", "six"] as const;
const toC = models.map(
  (name) => [`kernel vs C (${name})`, ratio(`${name} kernel`, `${name} C`)] as const,
);
const ratios: Record<string, number | undefined> = {
  // The worst first: it is what can be relied on.
  ...Object.fromEntries(toC.toSorted((one, other) => (one[1] ?? 0) - (other[1] ?? 0))),
  "kernel vs C with tables (six)": ratio("six kernel", "six C with tables"),
  "kernel vs interpreter (ten)": ratio("ten kernel", "ten interpreter"),
  "kernel vs interpreter (flagship)": ratio("flagship kernel", "flagship interpreter"),
  "kernel vs mathjs loop (ten)": ratio("ten kernel", "ten mathjs"),
  "two workers vs one (flagship)": two / one,
  "memory of 10 million runs vs 100 thousand":
    memory === undefined ? undefined : (memory[1] ?? 0) / (memory[0] ?? 1),
};
const megabytes = { "400 flashpoints, read, compiled and run once": large.kilobytes / 1024 };
const milliseconds = {
  "compile and load the flagship's kernel, cold": cold.compileAndLoad,
  "first run after that (bounds, constants, one run)": cold.firstRun,
  "compile and load the kernel of 400 flashpoints": large.compileAndLoad,
  "brink --help": help,
  "brink check europe-2022": check,
  "advice, all open moves of a turn: first answer": advice.first.cpu,
  "advice, the same in full": advice.full.cpu,
  // At 160 by 50, of the thread that draws, while a worker computes odds.
  "a key to its frame: the cursor": screen.cursor.median,
  "a key to its frame: the cursor, 95th percentile": screen.cursor.tail,
  "a key to its frame: a step": screen.step.median,
  "a key to its frame: a step, 95th percentile": screen.step.tail,
  "chances of the step made whole, to their frame": screen.foreseen.median,
  "odds that come in, to their frame": screen.odds.median,
};
/** By the clock: what they are on a machine that does nothing else. */
const waited = {
  "advice, all open moves of a turn: first answer": advice.first.wall,
  "advice, the same in full": advice.full.wall,
  "advice, from a cancel to the end of what was under way": advice.ended,
};

if (json) {
  process.stdout.write(
    `${JSON.stringify({ kind: "bench", node: process.version, cores, perSecond, ratios, milliseconds, waited, megabytes, exact })}\n`,
  );
} else {
  const lines = (title: string, rows: readonly (readonly [string, string])[]): string =>
    [title, ...rows.map(([name, value]) => `  ${name.padEnd(52)} ${value.padStart(14)}`)].join(
      "\n",
    );
  const round = (value: number, digits: number): string =>
    value.toLocaleString("en", { maximumFractionDigits: digits });
  const table = [
    lines(
      "CPU microseconds per run (best slice)",
      [...each].map(([name, value]) => [name, round(value, 2)] as const),
    ),
    lines(
      "runs per second",
      Object.entries(perSecond).map(([name, value]) => [name, round(value, 0)] as const),
    ),
    lines(
      "ratios",
      Object.entries(ratios).map(
        ([name, value]) =>
          [name, value === undefined ? "not measured" : `${round(value, 2)} ×`] as const,
      ),
    ),
    lines(
      "CPU milliseconds",
      Object.entries(milliseconds).map(
        ([name, value]) => [name, value === undefined ? "no bundle" : round(value, 1)] as const,
      ),
    ),
    lines(
      `milliseconds by the clock (${String(advice.moves)} moves)`,
      Object.entries(waited).map(([name, value]) => [name, round(value, 1)] as const),
    ),
    lines(
      "megabytes",
      Object.entries(megabytes).map(([name, value]) => [name, round(value, 0)] as const),
    ),
    lines("exact solution of 85,536 states, 52 steps", [
      ["CPU seconds", round(exact.cpuSeconds, 1)],
      ["megabytes over the process before it", round(exact.kilobytes / 1024, 0)],
    ]),
    each.get("ten C") === undefined
      ? "There is no C compiler here (gcc), so the C row is missing."
      : "",
  ];
  process.stdout.write(`${table.join("\n\n")}\n`);
}
