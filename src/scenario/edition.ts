/**
 * Editions of the language. A key, or a function of expressions, that came with a later one carries a
 * mark (`since`) in its table; a file of an earlier edition has neither them nor their words, so that it
 * goes on meaning what it meant.
 */

import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { childOf, type MappingNode, type Node } from "./yaml/tree.ts";

/** What `brink:` may say. */
export const editions = [1, 2] as const;

/** An edition of the language. */
export type Edition = (typeof editions)[number];

/** The edition whose words a scenario's tree speaks; the first where it says none that there is. */
export function editionOf(tree: Node): Edition {
  const version = childOf(tree, "brink");
  const value = version?.kind === "scalar" ? version.value : undefined;
  return editions.find((edition) => edition === value) ?? 1;
}

/** A variant in the edition of its base, where its own is earlier: what it builds on may need that. */
export function inEditionOf(base: Node, variant: MappingNode): MappingNode {
  const version = childOf(variant, "brink");
  const said = version?.kind === "scalar" ? version.value : undefined;
  const isEarlier = editions.some((edition) => edition === said && edition < editionOf(base));
  return isEarlier
    ? { ...variant, entries: variant.entries.filter(({ key }) => key !== "brink") }
    : variant;
}

/**
 * Says that `what` belongs to a later edition than the file's, if it does; `what` is quoted in the message.
 *
 * @returns whether it may stand there
 */
export function allows(
  edition: Edition,
  since: Edition | undefined,
  what: string,
  span: Span,
  report: (diagnostic: Diagnostic) => void,
): boolean {
  if (since === undefined || since <= edition) return true;
  report(diagnose("edition-needed", span, { what, edition: since }));
  return false;
}
