/**
 * What the names in an expression mean at the place where it stands, and where its text stands in
 * the file. Plain data: whoever reads a scenario fills it in, the reader of expressions looks up.
 */

import type {
  ActorId,
  EventId,
  FlashpointId,
  LevelId,
  MoveId,
  ParameterId,
  UnknownId,
  UnknownValueId,
  VariableId,
} from "../../base/brand.ts";
import type { SourceFile, Span } from "../../source/span.ts";
import type { Edition } from "../edition.ts";
import type { Expression } from "./expression.ts";

/** Type of a whole expression; levels and values of unknowns exist only inside comparisons. */
export type ExpressionType = "number" | "boolean";

/** What a bare name stands for. */
export type Meaning =
  /** `levels` from best to worst. */
  | {
      readonly kind: "flashpoint";
      readonly id: FlashpointId;
      readonly levels: readonly LevelId[];
      /** The level from which on it counts as something, by the mark's name. */
      readonly marks?: ReadonlyMap<string, LevelId>;
    }
  | { readonly kind: "group"; readonly id: string; readonly flashpoints: readonly FlashpointId[] }
  | { readonly kind: "variable"; readonly id: VariableId }
  | { readonly kind: "offer"; readonly id: string }
  | { readonly kind: "parameter"; readonly id: ParameterId }
  | { readonly kind: "unknown"; readonly id: UnknownId; readonly values: readonly UnknownValueId[] }
  /** Read already; it is copied in where its name stands. */
  | { readonly kind: "definition"; readonly expression: Expression; readonly type: ExpressionType }
  /** Declared, but its own fault is reported elsewhere: nothing more is said about it here. */
  | { readonly kind: "faulty" };

/** An actor as `moved(actor, move)` sees it. */
export interface ScopeActor {
  readonly id: ActorId;
  readonly moves: ReadonlyMap<string, MoveId>;
  /** Steps that those of its moves take that are plans. */
  readonly plans?: ReadonlyMap<string, number>;
  readonly redLines: ReadonlyMap<string, ScopeLine>;
}

/** A red line that binds, as `crossed(actor, line)` sees it. */
export interface ScopeLine {
  /** By which it is crossed. */
  readonly event: EventId;
  /** Steps for which that is remembered; absent = for good. */
  readonly lasts?: number;
}

/** Id of the event by which a red line is crossed, or found unanswered. */
export function lineEventId(actor: string, line: string, what: "crossed" | "unanswered"): string {
  return `${actor}.${line}.${what}`;
}

/** Every name that an expression may use. Iteration order decides ties among suggestions. */
export interface Scope {
  /** The edition of the language, which decides what functions there are. */
  readonly edition: Edition;
  /** Flashpoints, variables, parameters, unknowns and definitions share one namespace. */
  readonly names: ReadonlyMap<string, Meaning>;
  readonly events: ReadonlyMap<string, EventId>;
  readonly actors: ReadonlyMap<string, ScopeActor>;
}

/** Says where a piece of an expression's text stands in the file. */
export interface ExpressionPlace {
  /** The span of the UTF-16 offsets `[start, end)` of the text that is read. */
  readonly span: (start: number, end: number) => Span;
}

/** The place of a text that stands in the file letter by letter from `offset`: a plain scalar on one line. */
export function plainPlace(file: SourceFile, offset: number): ExpressionPlace {
  return { span: (start, end) => ({ file, start: offset + start, end: offset + end }) };
}

/**
 * The place of a text whose letters stand at `offsets` of the file (quoted, escaped or folded
 * scalars). `offsets` has one entry per UTF-16 unit of the text and one for its end.
 */
export function mappedPlace(file: SourceFile, offsets: readonly number[]): ExpressionPlace {
  return {
    span: (start, end) => {
      const first = offsets[start] ?? 0;
      // The last unit's own place plus one: what follows may begin on another line.
      const last = end > start ? (offsets[end - 1] ?? first) + 1 : first;
      return { file, start: first, end: Math.max(first, last) };
    },
  };
}

/** The place of a text of which only the whole span is known. */
export function wholePlace(span: Span): ExpressionPlace {
  return { span: () => span };
}
