/**
 * The printed explanation is enough to check a run with pencil and paper: every number reads back as
 * itself, and the parts, recomputed from left to right, give the thresholds and the decisions to the
 * last bit. Parses the text, as a reader would; nothing is taken from the records.
 */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { runOnce } from "../../../src/app/run/run-once.ts";
import { scenariosFolder } from "../../../src/app/paths.ts";
import { lower } from "../../../src/ir/lower.ts";
import { chanceOfHazard, hazardOfChance } from "../../../src/numeric/hazard.ts";
import type { Model } from "../../../src/scenario/model.ts";
import { runLines } from "../../../src/view/explain/run-lines.ts";
import { namingOf } from "../../../src/story/naming.ts";
import { corpusFolder, readModel } from "../../corpus/cases.ts";

const days = { day: 1, week: 7, month: 30.4375, year: 365.25 } as const;
const number = String.raw`(-?\d[\d.]*(?:e[-+]?\d+)?)`;
const patterns = {
  rule: /^(\w+)(?: \(.*\))?, to .* \((?:worse|better|stays)\):/u,
  option: /^(\w+) \(.*\):/u,
  base: new RegExp(`^base chance ${number} a (day|week|month|year): hazard ${number} a step`, "u"),
  baseHazard: new RegExp(`^base hazard ${number} a step`, "u"),
  weight: new RegExp(`^(?:certain, weight|base weight) ${number}`, "u"),
  dated: new RegExp(`^chance ${number} on its date`, "u"),
  factor: new RegExp(`^× ${number}(?:  |$)`, "u"),
  slots: new RegExp(`^÷ ${number} moves a step$`, "u"),
  product: new RegExp(`^= (hazard|weight) ${number}$`, "u"),
  total: new RegExp(`^H = ${number}, P = ${number}$`, "u"),
  weights: new RegExp(`^W = ${number}(?:, P = ${number})?$`, "u"),
  chance: new RegExp(`^P = ${number}$`, "u"),
  draw: new RegExp(`^u = ${number}(.*)$`, "u"),
} as const;

/** As `expect(actual).toBe(wanted)`, without its cost: there are many thousands of numbers. */
function same(actual: unknown, wanted: unknown): void {
  if (!Object.is(actual, wanted)) {
    throw new Error(`printed ${String(actual)}, recomputed ${String(wanted)}`);
  }
}

/** A printed number; it must be the shortest text of its value. */
function read(text: string | undefined): number {
  const value = Number(text);
  same(text, String(value));
  return value;
}

interface Count {
  draws: number;
  moved: number;
  factors: number;
  shared: number;
  slots: number;
}

/** Recomputes one explained run, line by line. */
function recompute(lines: readonly string[], stepDays: number, count: Count): void {
  // Weights, where they add up to something, shut out hazards: each kind is summed by itself.
  let all: { id: string; amount: number; product: number; weighs: boolean }[] = [];
  let parts: typeof all = [];
  let id = "";
  let product = NaN;
  let probability = NaN;
  let total = NaN;
  let byWeight = false;
  for (const line of lines.map((text) => text.trim())) {
    const rule = patterns.rule.exec(line) ?? patterns.option.exec(line);
    const base = patterns.base.exec(line);
    const hazard = patterns.baseHazard.exec(line) ?? patterns.weight.exec(line);
    const factor = patterns.factor.exec(line);
    const slots = patterns.slots.exec(line);
    const end = patterns.product.exec(line);
    const sums = patterns.total.exec(line);
    const weights = patterns.weights.exec(line);
    const chance = patterns.chance.exec(line);
    const draw = patterns.draw.exec(line);
    if (rule !== null) id = rule[1] ?? "";
    if (base !== null) {
      const window = days[base[2] as keyof typeof days];
      product = hazardOfChance(read(base[1]), stepDays, window);
      same(read(base[3]), product);
    } else if (hazard !== null) {
      product = read(hazard[1]);
      // A certain rule has its weight and nothing more.
      if (line.startsWith("certain")) all.push({ id, amount: product, product, weighs: true });
    } else if (patterns.dated.test(line)) {
      product = NaN;
      const dated = read(patterns.dated.exec(line)?.[1]);
      all = [{ id: "", amount: NaN, product: dated, weighs: false }];
    } else if (factor !== null) {
      product *= read(factor[1]);
      count.factors += 1;
    } else if (slots !== null) {
      product /= read(slots[1]);
      count.slots += 1;
    } else if (end !== null) {
      same(read(end[2]), product);
      all.push({ id, amount: product, product, weighs: end[1] === "weight" });
    } else if (sums !== null) {
      total = read(sums[1]);
      probability = read(sums[2]);
      byWeight = false;
      parts = all.filter(({ weighs }) => !weighs);
      same(
        total,
        parts.reduce((sum, { amount }) => sum + amount, 0),
      );
      same(probability, chanceOfHazard(total));
    } else if (weights !== null) {
      total = read(weights[1]);
      probability = 1;
      byWeight = true;
      parts = all.filter(({ weighs }) => weighs);
      if (weights[2] !== undefined) same(read(weights[2]), 1);
      same(
        total,
        parts.reduce((sum, { amount }) => sum + amount, 0),
      );
    } else if (chance !== null) {
      const { amount, product: dated } = at(all, 0);
      probability = read(chance[1]);
      total = NaN;
      same(probability, Number.isNaN(amount) ? dated : chanceOfHazard(amount));
    } else if (draw !== null) {
      const u = read(draw[1]);
      const verdict = draw[2] ?? "";
      count.draws += 1;
      const happens = u < probability;
      if (Number.isNaN(total)) {
        same(verdict, happens ? " < P: it happens" : " ≥ P: it does not happen");
      } else if (!happens) {
        same(/^ ≥ P: (?:it stays at |it rests: \w+ \(|nothing$)/u.test(verdict), true);
      } else {
        count.moved += 1;
        if (parts.length > 1) count.shared += 1;
        let cumulative = 0;
        const chosen = parts.find(({ amount }) => {
          cumulative += amount;
          return u * total < probability * cumulative;
        });
        const named = /(?:it moves, by|:) (\w+)(?: \(|:|$)/u.exec(verdict)?.[1];
        same(named, chosen?.id);
        same(verdict.startsWith(" <"), !byWeight);
      }
      all = [];
    } else if (/^(?:no rule is enabled|nothing to draw|no move available)/u.test(line)) {
      all = [];
    }
  }
}

function explained(model: Model, seed: string, run: number): readonly string[] {
  const program = lower(model);
  const naming = namingOf(model, program, { language: "en", digits: "latin" });
  const options = { explain: true, steps: undefined, again: [] };
  return runLines(naming, runOnce(program, seed, run), options);
}

const scenarios = [corpusFolder, scenariosFolder].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => join(folder, file)),
);

const seen: Count = { draws: 0, moved: 0, factors: 0, shared: 0, slots: 0 };

test.each(scenarios)("%s", (path) => {
  const model = readModel(path);
  for (const run of [0, 1, 2])
    recompute(explained(model, "pencil", run), days[model.calendar.unit], seen);
});

test("a changed digit does not pass", () => {
  const lines = explained(readModel(join(corpusFolder, "competing-risks.yaml")), "pencil", 0);
  recompute(lines, 7, { ...seen });
  for (const changed of ["× 3", "H = 2", "u = 0", "P = 0", "hazard 0.69"]) {
    const other = lines.map((line) =>
      line.includes(changed)
        ? line.replace(/\d(?=\D*$)|(?<=(?:× |= 0?\.?|hazard 0.6)\d*)\d/u, "7")
        : line,
    );
    expect(other).not.toEqual(lines);
    expect(() => {
      recompute(other, 7, { ...seen });
    }, changed).toThrow();
  }
});

test("the runs above had all kinds of parts", () => {
  expect(seen.draws).toBeGreaterThan(1000);
  expect(seen.moved).toBeGreaterThan(300);
  expect(seen.factors).toBeGreaterThan(20);
  expect(seen.shared).toBeGreaterThan(100);
  expect(seen.slots).toBeGreaterThan(3);
});
