/**
 * A question as data: what may be asked, how it is answered, and the answers that come of it. All that
 * questions share (reading, refusal, progress, interruption, output, replay) is the driver's.
 */

import type { Answer } from "../answer/kind.ts";
import type { Unwritten } from "../app/storage/unwritten.ts";
import type { Naming } from "../story/naming.ts";
import type { Told } from "./told.ts";
import type { Asking } from "./asking.ts";
import type { HelpKey, OptionTable, ValuesOf } from "./option.ts";

/** How the work for an answer ended. */
export type End = "complete" | "interrupted" | "incomplete";

/** An answer, what it is about, and how the work ended. */
export interface Reply<One extends Answer = Answer> {
  readonly told: Told;
  readonly answer: One;
  readonly naming: Naming;
  readonly end: End;
  /** Written already, to a file or as it came: only the document is left to be printed. */
  readonly delivered?: boolean;
  /** Why it could not be kept where that was asked for; it is told all the same, and then this is thrown. */
  readonly unwritten?: Unwritten;
}

/** The values of a question's options, and what it is about. */
export type Asked<Options extends OptionTable> = ValuesOf<Options> & {
  /** Id or path of the scenario. */
  readonly scenario: string;
  /** All that was named, where that may be several. */
  readonly named: readonly string[];
};

/** A question, and the type of its answers. */
export interface Question<Options extends OptionTable = OptionTable, One extends Answer = Answer> {
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
  ask(asked: Asked<Options>, asking: Asking): Promise<Reply<One>>;
}

/** A question whose values are typed by its own table. */
export function question<const Options extends OptionTable, One extends Answer>(
  definition: Question<Options, One>,
): Question<Options, One> {
  return definition;
}
