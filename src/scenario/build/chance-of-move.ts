/** The base of a way in which a move may come about: its chance, hazard, or weight among certain ones. */

import type { Span } from "../../source/span.ts";
import type { Way } from "../model.ts";
import type { Basis } from "../basis.ts";
import { booleanOf, childOf, type Node } from "../yaml/tree.ts";
import { readBase } from "./chance.ts";
import type { Context } from "./context.ts";
import { readWeight } from "./flashpoint.ts";

/** Keys that give a move a chance of its own. */
const bases = ["chance", "hazard", "certain"] as const;

/** Whether a move, or an answer to a red line, has a base of its own. */
export function hasBase(node: Node): boolean {
  return bases.some((key) => childOf(node, key) !== undefined);
}

/** Reads the base of a move or of an answer that has one. */
export function readMoveBase(
  context: Context,
  node: Node,
  path: string,
  basis: Basis | undefined,
  span: Span,
): Way["base"] {
  return booleanOf(childOf(node, "certain")) === true
    ? { kind: "certain", weight: readWeight(context, node, path, basis, span, true) }
    : readBase(context, node, path, basis, span);
}
