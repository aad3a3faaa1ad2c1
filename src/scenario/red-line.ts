/** Red lines of a model: what an actor will not accept, and what is made of that. */

import type { ActorId } from "../base/brand.ts";
import type { Text } from "./basis.ts";

/** What an actor says it will not accept. */
export interface RedLine {
  /** Absent of one that is a text and binds nothing. */
  readonly id?: string;
  readonly text: Text;
  /** Steps for which a crossing is remembered; absent = for good. */
  readonly lasts?: number;
}

/** What an event was made of that no author wrote as such. */
export interface LineOrigin {
  readonly kind: "crossed" | "unanswered";
  readonly actor: ActorId;
  readonly line: string;
  readonly text: Text;
}
