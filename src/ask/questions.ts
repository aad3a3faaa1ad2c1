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
    kinds: ["exact", "best-reply", "unbounded"],
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
    name: "advise",
    about: "help.advise",
    kinds: ["advise", "regret", "policy"],
    load: async () => (await import("./advise.ts")).adviseQuestion,
  },
  {
    name: "report",
    about: "help.report",
    kinds: ["report"],
    load: async () => (await import("./report.ts")).reportQuestion,
  },
  {
    name: "fit",
    about: "help.fit",
    kinds: ["fit"],
    load: async () => (await import("./fit.ts")).fitQuestion,
  },
] as const satisfies readonly QuestionEntry[];

/** Questions that are asked by a part of another command. */
const parts = [
  {
    name: "run",
    command: "run",
    about: "help.run",
    kinds: ["run"],
    load: async () => (await import("./run.ts")).runQuestion,
  },
  {
    name: "audit",
    command: "check --base-rates",
    about: "help.base-rates",
    kinds: ["audit"],
    load: async () => (await import("./audit.ts")).auditQuestion,
  },
  {
    name: "expectations",
    command: "check --expectations",
    about: "help.expectations",
    kinds: ["expectations"],
    load: async () => (await import("./expectations.ts")).expectationsQuestion,
  },
  {
    name: "coverage",
    command: "check --coverage",
    about: "help.check-coverage",
    kinds: ["coverage"],
    load: async () => (await import("./coverage.ts")).coverageQuestion,
  },
] as const satisfies readonly (QuestionEntry & { readonly command: string })[];

/** The types of them all. */
export type AnyEntry = (typeof all)[number] | (typeof parts)[number];

/** Every question that has a command, in the order of the help. */
export const questions: readonly QuestionEntry[] = all;

/** Those without a command of their own. */
export const partQuestions: readonly (QuestionEntry & { readonly command: string })[] = parts;

/** All that programs can ask. */
export const everyQuestion: readonly QuestionEntry[] = [...questions, ...partQuestions];

/** Answers that are told where they are asked only: documents and tables, by kind. */
export const untoldAnswers: readonly {
  readonly kind: string;
  readonly command: string;
  readonly load: () => Promise<Pick<Told, "schema"> & { readonly table?: unknown }>;
}[] = [
  {
    kind: "teach-grade",
    command: "teach grade",
    load: async () => (await import("../answer/teach-grade.ts")).teachGrade,
  },
  {
    kind: "shards",
    command: "missing",
    load: async () => ({ schema: (await import("../answer/shards.ts")).shardsSchema }),
  },
  {
    kind: "fleet",
    command: "status",
    load: async () => ({ schema: (await import("../answer/fleet.ts")).fleetSchema }),
  },
  {
    kind: "elicit",
    command: "elicit pool",
    load: async () => (await import("../answer/elicit.ts")).elicit,
  },
];

/** The kinds of all answers that are about one scenario, by name. */
export const scenarioKinds = (): readonly string[] =>
  everyQuestion.flatMap(({ kinds }) => kinds.filter((kind) => kind !== "report")).toSorted();

/** A kind of answer by its name; undefined if there is none. */
export async function toldOf(kind: string): Promise<Told | undefined> {
  const entry = everyQuestion.find(({ kinds }) => kinds.includes(kind));
  return (await entry?.load())?.answers.find((one) => one.kind === kind);
}
