/**
 * `npm run new:question NAME`: a question that works, in the files that a question takes, to be changed
 * into another. It counts the runs that stopped with a fault; whoever asks for it replaces that.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./bundle.ts";

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const asked = (
  name: string,
): string => `/** \`brink ${name}\`: what it is about, in one sentence. */

import { ${name}, ${name}Answer, type ${capital(name)}Answer } from "../answer/${name}.ts";
import { at } from "../base/invariant.ts";
import { layoutOf } from "../batch/layout.ts";
import { MOST_RUNS } from "../batch/manifest.ts";
import { absorbTally, emptyTally, type Tally } from "../batch/tally.ts";
import { tell${capital(name)} } from "../story/${name}.ts";
import { seconds } from "./asking.ts";
import { DEFAULT_RUNS } from "./batch-options.ts";
import { otherwise, whole } from "./option.ts";
import { question, type Question } from "./question.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";
import { told } from "./told.ts";

const options = {
  runs: otherwise(whole("--runs <n>", "help.runs", { most: MOST_RUNS }), DEFAULT_RUNS),
  ...luckOptions,
  ...commonOptions,
};

const answered = told<typeof ${name}.schema, ${capital(name)}Answer>("${name}", ${name}, tell${capital(name)});

export const ${name}Question: Question<typeof options, ${capital(name)}Answer> = question({
  name: "${name}",
  about: "help.${name}",
  options,
  examples: ["brink ${name} two-state --runs 1000"],
  answers: [answered],
  ask: async (values, asking) => {
    const subject = asking.open(values);
    const layout = layoutOf(subject.program);
    const { result, done, end } = await asking.share<Tally>(subject, values, {
      runs: values.runs,
      ask: (pool, range) => pool.count(range),
      merge: absorbTally,
      before: { done: [], part: emptyTally(layout) },
    });
    const answer = ${name}Answer({
      ...{ identity: subject.identity, engine: subject.engine.name, set: values.set },
      replay: asking.replay("${name}", options, subject, values),
      ...{ runs: done, wanted: values.runs },
      faults: at(result.part.cells, layout.faults),
      elapsed: seconds(result.seconds),
    });
    return { told: answered, answer, naming: subject.naming, end };
  },
});
`;

const answered = (
  name: string,
): string => `/** The answer of \`brink ${name}\`: what it holds, in one sentence. */

import { caution } from "./caution.ts";
import { head, headOf, partial, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { count, shape, type TypeOf } from "./schema.ts";

/** Keys in the order in which they are written, each with what it means. */
export const ${name}Schema = shape({
  ...head("${name}"),
  runs: count("Runs that were made."),
  runsRequested: count("Runs that were wanted."),
  partial,
  faults: count("Runs that stopped with a fault."),
  ...tail,
});

/**
 * The answer.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("${name}", { scenario: "two-state", runs: 100 });
 * console.log(answer.runs, answer.cautions);
 */
export type ${capital(name)}Answer = TypeOf<typeof ${name}Schema>;

/** What was asked, and how it went. */
export interface ${capital(name)}Facts extends HeadFacts {
  readonly runs: number;
  readonly wanted: number;
  readonly faults: number;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema; what a reader must be warned of is decided here. */
export function ${name}Answer(facts: ${capital(name)}Facts): ${capital(name)}Answer {
  const { runs, wanted, faults, elapsed } = facts;
  return {
    ...headOf("${name}", facts),
    cautions: faults === runs ? [caution("no-runs")] : [],
    ...{ runs, runsRequested: wanted, partial: runs < wanted, faults },
    uncertainty: "sampling",
    forecast: false,
    elapsed,
  };
}

/** A row per answer; the column of cautions comes by itself. */
const rows = table<${capital(name)}Answer>()({ runs: "count", faults: "count" }, ({ runs, faults }) => [
  [runs, faults],
]);

export const ${name}: AnswerKind<typeof ${name}Schema> = { schema: ${name}Schema, table: rows };
`;

const toldOf = (name: string): string => `/** What \`brink ${name}\` found, told. */

import type { ${capital(name)}Answer } from "../answer/${name}.ts";
import type { Story } from "./block.ts";
import { cautionBlocks, closing, paragraph, settingsLine, type Telling } from "./telling.ts";

/** The story of an answer: blocks, which every renderer draws. */
export function tell${capital(name)}(answer: ${capital(name)}Answer, telling: Telling): Story {
  const { say } = telling;
  const { runs, seed, set, cautions, faults } = answer;
  return {
    subject: telling.subject,
    made: [say("batch.runs", { n: runs, seed }), ...settingsLine(set, telling)],
    sections: [
      {
        id: "${name}",
        title: say("${name}.title"),
        blocks: [
          paragraph(say("${name}.found", { n: faults })),
          ...cautionBlocks(cautions, telling),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}
`;

/** Words, the same in every language: whoever speaks another puts them into it. */
const words = (name: string): string => `  "help.${name}": "what the command ${name} is for",
  "${name}.title": "What ${name} found",
  "${name}.found": "Runs with a fault: {n}",
`;

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Puts a text before the last line of a file that is just `end`. */
function insertBeforeEnd(text: string, end: string, added: string): string {
  const at = text.lastIndexOf(`\n${end}`);
  if (at < 0) throw new Error(`no line "${end}"`);
  return `${text.slice(0, at + 1)}${added}${text.slice(at + 1)}`;
}

/** Makes the files. @throws where the name will not do, or one of them is there already */
export function newQuestion(name: string, root: string = projectRoot): readonly string[] {
  if (!/^[a-z]+$/u.test(name)) throw new Error("a question is named by one word of a to z");
  const file = (path: string): string => join(root, path);
  const made: Readonly<Record<string, string>> = {
    [`src/ask/${name}.ts`]: asked(name),
    [`src/answer/${name}.ts`]: answered(name),
    [`src/story/${name}.ts`]: toldOf(name),
  };
  const taken = Object.keys(made).find((path) => existsSync(file(path)));
  if (taken !== undefined) throw new Error(`${taken} is there already`);
  for (const [path, text] of Object.entries(made)) writeFileSync(file(path), text);
  const registry = "src/ask/questions.ts";
  const entry = `  {
    name: "${name}",
    about: "help.${name}",
    kinds: ["${name}"],
    load: async () => (await import("./${name}.ts")).${name}Question,
  },
`;
  const listed = readFileSync(file(registry), "utf8");
  writeFileSync(
    file(registry),
    listed.replace(/\n\] as const /u, () => `\n${entry}] as const `),
  );
  const spoken = foldersIn(file("src/i18n/languages")).map((language) => {
    const path = `src/i18n/languages/${language}/command.ts`;
    const before = readFileSync(file(path), "utf8");
    writeFileSync(file(path), insertBeforeEnd(before, "}", words(name)));
    return path;
  });
  return [...Object.keys(made), registry, ...spoken];
}

const [, program = "", name] = process.argv;
if (program.endsWith("new-question.ts")) {
  try {
    for (const path of newQuestion(name ?? "")) process.stdout.write(`${path}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
