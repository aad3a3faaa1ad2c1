/** The corpus: scenarios with exact answers, as described in README.md beside this file. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import type { Model } from "../../src/scenario/model.ts";
import { readScenario } from "../../src/scenario/read.ts";

/** The folder of the corpus. */
export const corpusFolder: string = dirname(fileURLToPath(import.meta.url));

/** What is true of an outcome; fractions as text. */
export interface Answer {
  readonly probability?: string;
  readonly mean?: string;
  readonly never?: string;
  readonly at?: Readonly<Record<string, string>>;
  /** Absolute error that the answer itself allows. */
  readonly within?: string;
}

export interface Case {
  readonly name: string;
  readonly model: Model;
  readonly program: Program;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** The f64 nearest to a fraction such as `7/24`. */
export function numberOf(fraction: string): number {
  const match = /^(-?\d+)\/(\d+)$/u.exec(fraction);
  if (match === null) throw new Error(`not a fraction: ${fraction}`);
  return Number(match[1]) / Number(match[2]);
}

/** Reads one scenario file, which must have no errors. */
export function readModel(path: string): Model {
  const folder = dirname(path);
  const { model, diagnostics } = readScenario(path.slice(folder.length + 1), (name) => ({
    name,
    text: readFileSync(join(folder, name), "utf8"),
  }));
  if (model !== undefined) return model;
  const faults = diagnostics.map(({ code, span, arguments: details }) =>
    [code, JSON.stringify(details), span.file.text.slice(span.start, span.end)].join(" "),
  );
  throw new Error(`${path}: ${faults.join("; ")}`);
}

/** Every case, in the order of names. */
export function readCorpus(): readonly Case[] {
  return readdirSync(corpusFolder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const name = file.slice(0, -".yaml".length);
      const model = readModel(join(corpusFolder, file));
      const answers = JSON.parse(
        readFileSync(join(corpusFolder, `${name}.answers.json`), "utf8"),
      ) as { readonly outcomes: Readonly<Record<string, Answer>> };
      return { name, model, program: lower(model), answers: answers.outcomes };
    });
}
