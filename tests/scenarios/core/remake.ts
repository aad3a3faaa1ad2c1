/**
 * `npm run remake:core`: measures the chances of `europe-2022-core` in runs of `europe-2022`, writes them into its
 * files, solves it, and writes into `docs/flagship.md` how far the answers differ. `-- --table` leaves the
 * numbers as they are; `-- --runs N` takes other than 100,000 runs.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { at } from "../../../src/base/invariant.ts";
import { solve } from "../../../src/engine/exact/solve.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { conditionOf } from "../../../src/ir/outcome-fold.ts";
import { shipped } from "../counts.ts";
import { conditions } from "./conditions.ts";
import { ratesOf, type Rate } from "./rates.ts";
import { outcome, weeksOf, withOutcomes } from "./weeks.ts";

const { values: options } = parseArgs({
  options: { runs: { type: "string", default: "100000" }, table: { type: "boolean" } },
});
const runs = Number(options.runs);
const id = "europe-2022-core";
const rooms = ["ukraine", "diplomacy", "belarus-poland", "arms", "preparations"];

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

if (options.table !== true) measure();
await compare();

/** Writes the chances. */
function measure(): void {
  const texts = [...new Set(Object.values(conditions).flat())];
  const asked = withOutcomes(
    id,
    texts.map((text, index) => outcome(`condition_${String(index)}`, `ever: "${text}"`)),
  );
  const tests = new Map(
    asked.program.outcomes.flatMap(({ id: name, fold }) => {
      const index = /^condition_(\d+)$/u.exec(name)?.[1];
      const test = conditionOf(fold);
      return index === undefined || test === undefined ? [] : [[at(texts, Number(index)), test] as const];
    }),
  );
  const { rates, unmade } = ratesOf(
    asked.program,
    (ladder) =>
      (conditions[ladder] ?? []).map((text) => {
        const test = tests.get(text);
        if (test === undefined) throw new Error(`${text} cannot be read`);
        return { text, test };
      }),
    weeksOf(asked, runs, "core-fit"),
  );
  const left = new Map(rates.map((rate) => [rate.path, rate]));
  for (const room of rooms) {
    const path = `scenarios/${id}/${room}.yaml`;
    let text = readFileSync(path, "utf8");
    for (const rate of left.values()) {
      const written = withRate(text, rate);
      if (written === undefined) continue;
      text = written;
      left.delete(rate.path);
    }
    writeFileSync(path, text);
  }
  if (left.size > 0) throw new Error(`no place for ${[...left.keys()].join(", ")}`);
  for (const { path, came } of rates) {
    if (came < 200) say(`${path}: its step came only ${String(came)} times`);
  }
  for (const { step, share } of unmade) {
    if (share >= 0.003) say(`no rule for ${step}, in ${(100 * share).toFixed(1)} % of runs`);
  }
}

/** A file with one rule's numbers replaced; undefined: it has no such rule. */
function withRate(text: string, { path, chance, times }: Rate): string | undefined {
  const [, ladder = "", , rule = ""] = path.split(".");
  const start = text.indexOf(`\n  ${ladder}:\n`);
  if (start < 0) return undefined;
  const head = `\n      ${rule}:\n`;
  const begin = text.indexOf(head, start);
  if (begin < 0) return undefined;
  const rest = text.slice(begin + head.length);
  const end = /^ {0,6}\S/mu.exec(rest)?.index ?? rest.length;
  const lines = rest
    .slice(0, end)
    .replace(/^ {8}(chance|range): .*\n/gmu, "")
    .replace(/^ {8}times:\n(?: {10}.*\n)*/gmu, "");
  const percent = (share: number): string => `${digits(100 * share)}%`;
  const numbers = [
    `        chance: ${percent(chance)} per week`,
    `        range: [${percent(chance / 2)}, ${percent(Math.min(0.99, 2 * chance))}]`,
    ...(times.length === 0 ? [] : ["        times:"]),
    ...times.flatMap(({ by, when }) => {
      const [low, high] = by > 1 ? [Math.max(1, by / 1.5), by * 1.5] : [by / 1.5, Math.min(1, by * 1.5)];
      return [
        `          - by: ${digits(by)}`,
        `            range: [${digits(low)}, ${digits(high)}]`,
        `            when: ${when}`,
      ];
    }),
    "",
  ].join("\n");
  const place = lines.indexOf("        headline:\n");
  const body = `${lines.slice(0, place)}${numbers}${lines.slice(place)}`;
  return `${text.slice(0, begin + head.length)}${body}${rest.slice(end)}`;
}

/** Two digits, without an exponent. */
function digits(value: number): string {
  const places = Math.max(0, 1 - Math.floor(Math.log10(value)));
  return String(Number(value.toFixed(Math.min(places, 8))));
}

/** Writes the table of both answers. */
async function compare(): Promise<void> {
  const core = shipped(id);
  const going = solve(core.program, parametersOf(core.program), { drop: 0, most: 4_000_000 });
  let next = going.next();
  while (next.done !== true) next = going.next();
  const { shares } = weeksOf(core, runs, "core-check");
  const titles = new Map(core.model.outcomes.map(({ id: name, title }) => [String(name), title["en"]]));
  let widest = 0;
  let furthest = 0;
  const rows = next.value.answers.flatMap((answer) => {
    const sampled = shares.get(answer.id);
    if (answer.kind !== "boolean" || sampled === undefined) return [];
    const exact = answer.probability.value;
    widest = Math.max(widest, 196 * Math.sqrt((sampled * (1 - sampled)) / runs));
    furthest = Math.max(furthest, 100 * Math.abs(exact - sampled));
    const gap = 100 * (exact - sampled);
    const cells = [exact, sampled].map((share) => `${(100 * share).toPrecision(4)} %`);
    const sign = gap < 0 ? "−" : "+";
    return [`| ${titles.get(answer.id) ?? answer.id} | ${cells.join(" | ")} | ${sign}${Math.abs(gap).toFixed(2)} |`];
  });
  const table = [
    "| outcome | exact, small | flagship, runs | difference |",
    "|---|--:|--:|--:|",
    ...rows,
    "",
    `The runs are good to ${widest.toFixed(1)} points at worst (95 %); the answers differ by ${furthest.toFixed(1)} points at most.`,
  ].join("\n");
  const page = readFileSync("docs/flagship.md", "utf8");
  const marks = ["<!-- core: begin -->", "<!-- core: end -->"] as const;
  const [before, rest] = page.split(marks[0]);
  const after = rest?.split(marks[1])[1];
  if (before === undefined || after === undefined) throw new Error("docs/flagship.md has lost its marks");
  const told = await format(table, { parser: "markdown", printWidth: 100, proseWrap: "preserve" });
  writeFileSync("docs/flagship.md", `${before}${marks[0]}\n\n${told.trim()}\n\n${marks[1]}${after}`);
  process.stdout.write(`${table}\n`);
}
