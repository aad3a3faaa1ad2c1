/** The list of diagnostics as it is shown: in the order of the source, and of a bounded length. */

import { diagnose } from "./catalog.ts";
import { isError, type Diagnostic } from "./diagnostic.ts";
import type { SourceFile } from "./span.ts";

/** Most diagnostics that are listed; one more says how many are left. */
export const maximumDiagnostics = 200;

/**
 * By file, the entry first, then by place; each fault of a place once, and no more than anyone would
 * read. What was ordered before may be among them.
 */
export function orderDiagnostics(
  found: readonly Diagnostic[],
  files: readonly SourceFile[],
): readonly Diagnostic[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const rankOf = ({ span }: Diagnostic): number => rank.get(span.file) ?? -1;
  const sorted = found.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
  const seen = new Set<string>();
  // A list that was cut before has something added to it.
  const cuts = found.filter(({ code }) => code === "too-many" || code === "too-many-warnings");
  const unique = sorted.filter((diagnostic) => {
    if (cuts.includes(diagnostic)) return false;
    const { code, span } = diagnostic;
    const key = `${String(rankOf(diagnostic))} ${String(span.start)} ${String(span.end)} ${code} ${JSON.stringify(diagnostic.arguments)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  if (unique.length <= maximumDiagnostics && cuts.length === 0) return unique;
  // Errors go before warnings when there is not room for both.
  const errors = unique.filter(isError);
  let room = Math.max(0, maximumDiagnostics - errors.length);
  const kept = unique
    .filter((diagnostic) => isError(diagnostic) || room-- > 0)
    .slice(0, maximumDiagnostics);
  const last = kept.at(-1);
  if (last === undefined) return unique;
  const before = cuts.reduce((sum, cut) => sum + Number(cut.arguments["left"]), 0);
  const left = before + unique.length - kept.length;
  // What is left out is an error only if an error is: warnings refuse nothing, however many.
  const isShort = errors.length > maximumDiagnostics || cuts.some(isError);
  const code = isShort ? "too-many" : "too-many-warnings";
  return [...kept, diagnose(code, last.span, { left })];
}
