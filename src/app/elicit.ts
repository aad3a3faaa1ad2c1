/** The use cases of `brink elicit`: forms for experts, and what came back. */

import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { elicitAnswer, type ElicitAnswer } from "../answer/elicit.ts";
import { HAND_IN, readHandIns, type AskedForm, type HandInFault } from "../elicit/hand-in.ts";
import { numberOf, poolElicited, type PooledNumber, type QuantileSet } from "../elicit/pool.ts";
import {
  askedNumbers,
  judged,
  patchOf,
  restOfShares,
  type AskedNumber,
} from "../elicit/questions.ts";
import { readSeeds, type Seed } from "../elicit/seeds.ts";
import { elicitFormHtml } from "../render/html/elicit-form.ts";
import { printExpression } from "../scenario/expression/print.ts";
import type { Patch } from "../scenario/patch.ts";
import { elicitForm, type AskedQuestion } from "../story/elicit-form.ts";
import type { Naming } from "../story/naming.ts";
import { filesHandedIn } from "./exercise/handed-in.ts";
import { readText } from "./exercise/text-file.ts";
import { patchesText } from "./import.ts";
import { packageVersion } from "./paths.ts";
import type { SoundScenario } from "./sound.ts";
import { writeFolder } from "./storage/folder.ts";

export type { QuantileSet } from "../elicit/pool.ts";
export type { AskedNumber } from "../elicit/questions.ts";
export type { Seed } from "../elicit/seeds.ts";

/** Largest hand-in that is read, and most of them. */
const MOST_BYTES = 1_000_000;
/** Most files of experts. */
export const MOST_FILES = 500;

/** A file that somebody handed in. */
export interface HandedFile {
  readonly file: string;
  readonly text: string;
}

/** The files at a path: itself, or those of a folder that are JSON; undefined if there is nothing. */
export function handedAt(argument: string, folder: string): readonly HandedFile[] | undefined {
  const path = resolve(folder, argument);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (found.isDirectory()) return filesHandedIn(path).filter(({ file }) => /\.json$/iu.test(file));
  return [{ file: basename(path), text: found.size > MOST_BYTES ? "" : readText(path) }];
}

/** Seeds in a table; undefined if there is no such file. */
export function seedsAt(
  argument: string,
  folder: string,
): ReturnType<typeof readSeeds> | undefined {
  const path = resolve(folder, argument);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size > MOST_BYTES) return undefined;
  return readSeeds({ name: argument, text: readText(path) });
}

/** The numbers at or below paths; those that rest on judgement where none is given. */
export function numbersToAsk(
  { model }: SoundScenario,
  paths: readonly string[],
): readonly AskedNumber[] | { readonly unknown: string } {
  const all = askedNumbers(model);
  if (paths.length === 0) return judged(model, all);
  const under = (id: string, path: string): boolean => id === path || id.startsWith(`${path}.`);
  const unknown = paths.find((path) => !all.some(({ id }) => under(id, path)));
  if (unknown !== undefined) return { unknown };
  return all.filter(({ id }) => paths.some((path) => under(id, path)));
}

/** What forms are made of. */
export interface FormsOrder {
  readonly experts: readonly string[];
  readonly quantiles: QuantileSet;
  readonly round: number;
  readonly numbers: readonly AskedNumber[];
  readonly seeds: readonly Seed[];
  readonly previous: readonly HandedFile[];
}

/** Writes one page for each expert into a folder that is free. Gives the faults of the round before. */
export function writeForms(
  naming: Naming,
  { experts, quantiles, round, numbers, seeds, previous }: FormsOrder,
  out: string,
): readonly HandInFault[] {
  const asked: AskedForm = {
    ...{ scenario: naming.model.id, quantiles },
    questions: [...seeds, ...numbers],
  };
  const { experts: before, faults } = readHandIns(previous, asked);
  const saidOf = (id: string): readonly (readonly number[])[] =>
    before
      .flatMap(({ answers }) => {
        const said = answers.get(id);
        return said === undefined ? [] : [said];
      })
      .toSorted((a, b) => (a[1] ?? 0) - (b[1] ?? 0));
  const questions: AskedQuestion[] = [
    ...seeds.map(({ id, percent, text }): AskedQuestion => ({
      ...{ id, percent, text, kind: "seed", element: [] },
    })),
    ...numbers.map(({ id, kind, percent, element, when }): AskedQuestion => ({
      ...{ id, kind, percent, element, previous: saidOf(id) },
      ...(when === undefined ? {} : { when: printExpression(when) }),
    })),
  ];
  const files = experts.map((expert) => {
    const form = elicitForm(naming, questions, { expert, round, quantiles, format: HAND_IN });
    return { name: `${expert}.html`, text: elicitFormHtml(form) };
  });
  writeFolder(out, files);
  return faults;
}

/** What is pooled, and how. */
export interface PoolOrder {
  readonly files: readonly HandedFile[];
  readonly seeds: readonly Seed[];
  readonly quantiles: QuantileSet | undefined;
  readonly weights: "equal" | "performance";
  readonly cutoff: number;
  readonly source: string | undefined;
}

/** Pools what was handed in; undefined if nothing can be counted. */
export function poolFiles(
  { model, program }: SoundScenario,
  order: PoolOrder,
): { readonly answer: ElicitAnswer; readonly patches: readonly Patch[] } | undefined {
  const { files, seeds, weights, cutoff, source } = order;
  const quantiles = order.quantiles ?? quantilesOf(files) ?? "quartiles";
  const named = namedIn(files);
  const numbers = askedNumbers(model).filter(({ id }) => named.has(id));
  const questions = [...seeds.filter(({ id }) => named.has(id)), ...numbers];
  const { experts, faults } = readHandIns(files, { scenario: model.id, quantiles, questions });
  const pooled = poolElicited(questions, experts, quantiles, cutoff);
  if (pooled.questions.length === 0) return undefined;
  const proposed = new Map<string, PooledNumber>();
  for (const { question, equal, performance } of pooled.questions) {
    const best = weights === "performance" ? (performance ?? equal) : equal;
    if (question.answer === undefined) proposed.set(question.id, numberOf(best, question));
  }
  const others = restOfShares(model, proposed);
  const own = pooled.questions.flatMap(({ question: { id }, estimates }): readonly Patch[] => {
    const number = numbers.find((one) => one.id === id);
    const value = proposed.get(id);
    if (number === undefined || value === undefined) return [];
    return [patchOf(number, value, estimates.length, source)];
  });
  const all = own.length === 0 ? [] : [...editionOf(own), ...own, ...others];
  const answer = elicitAnswer(pooled, {
    ...{ scenario: model.id, scenarioHash: program.hash, engineVersion: packageVersion() },
    ...{ quantiles, weights, cutoff, faults, numbers, seeds, proposed },
    yaml: all.length === 0 ? "" : patchesText(all),
  });
  return { answer, patches: all };
}

/** How many experts a number is of is a matter of the second edition of the language. */
const editionOf = (patches: readonly Patch[]): readonly Patch[] =>
  patches.some(({ value }) => typeof value === "object" && value !== null && "elicited" in value)
    ? [{ keys: ["brink"], value: 2 }]
    : [];

function quantilesOf(files: readonly HandedFile[]): QuantileSet | undefined {
  const found = files.map(({ text }) => /"quantiles":\s*"(quartiles|5-50-95)"/u.exec(text)?.[1]);
  return found.find((one) => one !== undefined) as QuantileSet | undefined;
}

/** Ids of questions that any file names. */
function namedIn(files: readonly HandedFile[]): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ text }) =>
      [...text.matchAll(/"([\w.:-]+)":\s*\[/gu)].map(([, id = ""]) => id),
    ),
  );
}
