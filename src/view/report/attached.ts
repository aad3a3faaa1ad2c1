/**
 * Sections made from the JSON documents of other commands (`--with`), by their `kind`. To add one:
 * write a reader that turns the document into a section, or gives undefined or throws `DamagedDocument`
 * where it is not whole, and put it into `readers`. The plots it may use are those of `report.ts`. Nothing else has to change.
 */

import type { SpokenResult } from "./result.ts";
import type { Section } from "../../story/block.ts";
import { comparisonSection } from "./attached-comparison.ts";
import { pathsSection } from "./attached-paths.ts";
import { sensitivitySection } from "./attached-sensitivity.ts";
import { DamagedDocument } from "./document.ts";

/** A document with the result of whose scenario it speaks. */
export type ReadSection = (
  document: Readonly<Record<string, unknown>>,
  result: SpokenResult,
) => Section | undefined;

const readers: ReadonlyMap<string, ReadSection> = new Map<string, ReadSection>([
  ["compare", comparisonSection],
  ["paths", pathsSection],
  ["sensitivity", sensitivitySection],
]);

/** The kinds of documents that a report takes. */
export const attachedKinds: readonly string[] = [...readers.keys()];

/** Why a document does not become a section. */
export type AttachFault = "kind" | "other" | "broken";

/**
 * The section of a document.
 * @param ordinal makes ids of sections unique, from 1
 */
export function attachedSection(
  document: Readonly<Record<string, unknown>>,
  results: readonly SpokenResult[],
  ordinal: number,
): Section | AttachFault {
  const read = readers.get(String(document["kind"]));
  if (read === undefined) return "kind";
  const hash = document["scenarioHash"];
  if (typeof hash !== "string") return "broken";
  const result = results.find(({ identity }) => identity.scenarioHash === hash);
  if (result === undefined) return "other";
  try {
    const section = read(document, result);
    if (section === undefined) return "broken";
    return { ...section, id: `${section.id}-${String(ordinal)}` };
  } catch (error) {
    if (error instanceof DamagedDocument) return "broken";
    throw error;
  }
}
