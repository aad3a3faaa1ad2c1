/** Every question, in the order of the help text; each is loaded when it is asked. */

import type { HelpKey } from "./option.ts";
import type { Question } from "./question.ts";
import type { Told } from "./told.ts";

/** A question before it is loaded. */
export interface QuestionEntry {
  readonly name: string;
  readonly about: HelpKey;
  /** The kinds of its answers. */
  readonly kinds: readonly string[];
  readonly load: () => Promise<Question>;
}

const all = [
  {
    name: "batch",
    about: "help.batch",
    kinds: ["batch", "given", "ask", "uncertain"],
    load: async () => (await import("./batch.ts")).batchQuestion,
  },
  {
    name: "compare",
    about: "help.compare",
    kinds: ["compare"],
    load: async () => (await import("./compare.ts")).compareQuestion,
  },
  {
    name: "sensitivity",
    about: "help.sensitivity",
    kinds: ["sensitivity"],
    load: async () => (await import("./sensitivity.ts")).sensitivityQuestion,
  },
  {
    name: "exact",
    about: "help.exact",
    kinds: ["exact"],
    load: async () => (await import("./exact.ts")).exactQuestion,
  },
  {
    name: "paths",
    about: "help.paths",
    kinds: ["paths"],
    load: async () => (await import("./paths.ts")).pathsQuestion,
  },
  {
    name: "rare",
    about: "help.rare",
    kinds: ["rare"],
    load: async () => (await import("./rare.ts")).rareQuestion,
  },
  {
    name: "believe",
    about: "help.believe",
    kinds: ["believe"],
    load: async () => (await import("./believe.ts")).believeQuestion,
  },
  {
    name: "hindcast",
    about: "help.hindcast",
    kinds: ["hindcast"],
    load: async () => (await import("./hindcast.ts")).hindcastQuestion,
  },
  {
    name: "report",
    about: "help.report",
    kinds: ["report"],
    load: async () => (await import("./report.ts")).reportQuestion,
  },
] as const satisfies readonly QuestionEntry[];

/** The types of them all. */
export type AnyEntry = (typeof all)[number];

export const questions: readonly QuestionEntry[] = all;

/** Answers of commands that are no questions, by kind. */
export const otherAnswers: readonly {
  readonly kind: string;
  readonly command: string;
  readonly load: () => Promise<Told>;
}[] = [
  {
    kind: "audit",
    command: "check --base-rates",
    load: async () => (await import("./audit.ts")).audited,
  },
];

/** Answers that are told where they are asked only: documents and tables, by kind. */
export const untoldAnswers: readonly {
  readonly kind: string;
  readonly command: string;
  readonly load: () => Promise<Pick<Told, "schema"> & { readonly table?: unknown }>;
}[] = [
  {
    kind: "run",
    command: "run",
    load: async () => (await import("../answer/run.ts")).runKind,
  },
];

/** The kinds of all answers that are about one scenario, by name. */
export const scenarioKinds = (): readonly string[] =>
  [...questions.flatMap(({ kinds }) => kinds), ...otherAnswers.map(({ kind }) => kind)]
    .filter((kind) => kind !== "report")
    .toSorted();

/** A kind of answer by its name; undefined if there is none. */
export async function toldOf(kind: string): Promise<Told | undefined> {
  const entry = questions.find(({ kinds }) => kinds.includes(kind));
  const other = otherAnswers.find((one) => one.kind === kind);
  return entry === undefined
    ? await other?.load()
    : (await entry.load()).answers.find((one) => one.kind === kind);
}
