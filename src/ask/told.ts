/** A kind of answer with its story: what reads, tells and tabulates it. */

import type * as v from "valibot";
import type { Answer, AnswerKind } from "../answer/kind.ts";
import type { DataTable } from "../answer/table.ts";
import type { Story } from "../story/block.ts";
import type { Telling } from "../story/telling.ts";

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
