/** Answers that commands print, told: their blocks one by one, and what every story owes its reader. */

import type { Share } from "../../src/story/figures.ts";
import { expect } from "vitest";
import type { Answer } from "../../src/answer/kind.ts";
import { readAnswer } from "../../src/answer/read.ts";
import { readScenarioFile, type SoundScenario } from "../../src/app/read.ts";
import { toldOf } from "../../src/ask/questions.ts";
import type { Language } from "../../src/i18n/language.ts";
import type { Block, Plot, Story } from "../../src/story/block.ts";

import { namingOf } from "../../src/story/naming.ts";
import { Telling } from "../../src/story/telling.ts";
import { root } from "../cli/call.ts";
import { damaged } from "./damaged.ts";

/** A document of a command. */
export type Document = Readonly<Record<string, unknown>>;

/** How a document is told. */
export interface ToldBy {
  readonly scenario: string;
  readonly language?: Language;
  readonly runs?: ReadonlyMap<string, Share>;
}

/** The story of a document; undefined if it is not what its schema promises. */
export async function storyOf(
  document: Document,
  { scenario, language = "en", runs }: ToldBy,
): Promise<Story | undefined> {
  const told = await toldOf(String(document["kind"]));
  if (told === undefined) throw new Error(`no question answers with ${String(document["kind"])}`);
  const answered = readAnswer(told.schema, document);
  if ("fault" in answered) return undefined;
  const { model, program } = soundScenario(scenario);
  const naming = namingOf(model, program, { language, digits: "latin" });
  return told.tell(answered.answer, new Telling(naming, runs));
}

const scenarios = new Map<string, SoundScenario>();

function soundScenario(name: string): SoundScenario {
  const known = scenarios.get(name);
  if (known !== undefined) return known;
  const read = readScenarioFile(name, root);
  if (read.kind === "faulty") throw new Error(name);
  scenarios.set(name, read);
  return read;
}

/** Every block of a story, those of rows one by one. */
export function blocksOf({ sections }: Pick<Story, "sections">): readonly Block[] {
  const flat = (block: Block): readonly Block[] =>
    block.kind === "row" ? block.blocks.flatMap(flat) : [block];
  return sections.flatMap(({ blocks }) => blocks.flatMap(flat));
}

type Figure = Extract<Block, { kind: "figure" }>;

/** The figures of a story. */
export const figuresOf = (story: Pick<Story, "sections">): readonly Figure[] =>
  blocksOf(story).filter((block) => block.kind === "figure");

/** The first plot of a kind. */
export function plotOf<Kind extends Plot["kind"]>(
  story: Pick<Story, "sections">,
  kind: Kind,
): Extract<Plot, { kind: Kind }> {
  const found = figuresOf(story).find(({ plot }) => plot.kind === kind);
  if (found === undefined) throw new Error(`no plot of ${kind}`);
  return found.plot as Extract<Plot, { kind: Kind }>;
}

/** Every caution stands in words, every plot inside its axes, with its data and words for those who do not see it. */
export function expectWhole(story: Story, { cautions }: Pick<Answer, "cautions">): void {
  const said = blocksOf(story).flatMap((block) => (block.kind === "caution" ? [block] : []));
  expect(said.map(({ code }) => code).toSorted()).toEqual(
    cautions.map(({ code }) => code).toSorted(),
  );
  for (const { code, text } of said) expect(text).not.toBe(code);
  expect(JSON.stringify(story)).not.toMatch(/NaN|undefined|Infinity|\[object|\{\w+\}/u);
  for (const { plot, alternative, caption, table } of figuresOf(story)) {
    expect([alternative, caption]).not.toContain("");
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row.length).toBeLessThanOrEqual(table.head.length);
    if (plot.kind === "intervals") {
      for (const { low, high, value } of plot.rows) {
        expect([low <= value, value <= high]).toEqual([true, true]);
        expect(low).toBeGreaterThanOrEqual(plot.axis.from - 1e-9);
        expect(high).toBeLessThanOrEqual(plot.axis.to + 1e-9);
      }
    }
    if (plot.kind === "bars") {
      const ends = plot.rows.flatMap(({ parts }) => parts.flatMap(({ from, to }) => [from, to]));
      expect(Math.min(...ends)).toBeGreaterThanOrEqual(plot.axis.from);
      expect(Math.max(...ends)).toBeLessThanOrEqual(plot.axis.to);
    }
  }
}

/** In Arabic the same blocks stand in the same order, in words of its own. */
export function expectAlike(english: Story, arabic: Story): void {
  const kinds = (story: Story): readonly string[] => blocksOf(story).map(({ kind }) => kind);
  expect(kinds(arabic)).toEqual(kinds(english));
  for (const { caption, alternative, table } of figuresOf(arabic)) {
    for (const text of [caption, alternative]) expect(text).toMatch(/\p{Script=Arabic}/u);
    expect(table.head.slice(1).join(" ")).not.toMatch(/interval|Exact|Limit|Lift|off by|Swing/u);
  }
}

/** A document with one thing broken is refused, or told without nonsense; every `each`-th is tried. */
export async function expectSturdy(document: Document, by: ToldBy, each = 5): Promise<void> {
  const counts = { refused: 0, told: 0 };
  let index = 0;
  for (const broken of damaged(document)) {
    if (index++ % each !== 0) continue;
    const other = broken as Document;
    if (other["kind"] !== document["kind"]) continue;
    const story = await storyOf(other, by);
    if (story === undefined) counts.refused++;
    else {
      expect(JSON.stringify(story)).not.toMatch(/NaN|undefined|Infinity|\[object/u);
      counts.told++;
    }
  }
  expect(counts.refused).toBeGreaterThan(10);
  expect(counts.told).toBeGreaterThan(0);
}
