/**
 * A question as data: what may be asked, how it is answered, and the answers that come of it. All that
 * questions share (reading, refusal, progress, interruption, output, replay) is the driver's.
 */

import type * as v from "valibot";
import type { Answer, AnswerKind } from "../answer/kind.ts";
import type { DataTable } from "../answer/table.ts";
import type { Story } from "../story/block.ts";
import type { Naming } from "../story/naming.ts";
import type { Telling } from "../story/telling.ts";
import type { Asking } from "./asking.ts";
import type { HelpKey, OptionTable, ValuesOf } from "./option.ts";

/** A kind of answer with how it is told. */
export interface Told {
  readonly kind: string;
  readonly schema: v.GenericSchema;
  readonly tell: (answer: Answer, telling: Telling) => Story;
  readonly table?: (answer: Answer) => DataTable;
}

/** Brings a kind of answer and its story together. */
export function told<Schema extends v.GenericSchema, One extends Answer>(
  kind: One["kind"],
  { schema, table }: AnswerKind<Schema>,
  tell: (answer: One, telling: Telling) => Story,
): Told {
  // Who holds an answer of this kind has it from its maker or from its reader.
  return {
    kind,
    schema,
    tell: tell as Told["tell"],
    ...(table === undefined ? {} : { table: table as Told["table"] & object }),
  };
}

/** The answers that there are. */
export interface KnownAnswers {
  /** Those that are about one scenario, by name. */
  readonly scenarioKinds: () => readonly string[];
  /** A kind by its name; undefined if there is none. */
  readonly toldOf: (kind: string) => Promise<Told | undefined>;
}

/** How the work for an answer ended. */
export type End = "complete" | "interrupted" | "incomplete";

/** An answer, what it is about, and how the work ended. */
export interface Reply {
  readonly told: Told;
  readonly answer: Answer;
  readonly naming: Naming;
  readonly end: End;
  /** Written already, to a file or as it came: only the document is left to be printed. */
  readonly delivered?: boolean;
}

/** The values of a question's options, and what it is about. */
export type Asked<Options extends OptionTable> = ValuesOf<Options> & {
  /** Id or path of the scenario. */
  readonly scenario: string;
  /** All that was named, where that may be several. */
  readonly named: readonly string[];
};

/** A question. */
export interface Question<Options extends OptionTable = OptionTable> {
  readonly name: string;
  readonly about: HelpKey;
  readonly options: Options;
  /** Whether it can be asked without a scenario, whose name is empty then, or of several results. */
  readonly scenario?: "optional" | "several";
  /** Whole command lines. */
  readonly examples: readonly string[];
  /** The kinds of its answers. */
  readonly answers: readonly Told[];
  /** Documents that say why there is no answer. */
  readonly refusals?: readonly Pick<Told, "kind" | "schema">[];
  /** @throws what `refusal.ts` holds */
  ask(asked: Asked<Options>, asking: Asking): Promise<Reply>;
}

/** A question whose values are typed by its own table. */
export function question<const Options extends OptionTable>(
  definition: Question<Options>,
): Question<Options> {
  return definition;
}
