/** Diagnostics as text: message, place, code frame, suggestion, in the reader's language. */

import { visible } from "../base/visible.ts";
import { frameOf } from "../source/code-frame.ts";
import type { DiagnosticCode } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { positionOf } from "../source/position.ts";
import type { Span } from "../source/span.ts";
import { isolatedForeign } from "./isolate.ts";
import { dataOf, type Language } from "./language.ts";
import type { FrameWord } from "./language-data.ts";

/** Parts of a report that a theme may colour; none of them says anything by colour alone. */
export type DiagnosticPart =
  "error" | "warning" | "message" | "place" | "gutter" | "caret" | "note";

/** How to write a diagnostic. */
export interface DiagnosticStyle {
  readonly language: Language;
  /** Wraps a part in colour; without it the text is plain. */
  readonly color?: (part: DiagnosticPart, text: string) => string;
}

const hole = /\{(\w+)\}/gu;

const visibleOf = (value: string | number | undefined): string | undefined =>
  value === undefined ? undefined : visible(String(value));

/** Arguments that are words of ours, to be translated; all others are the author's own. */
const termArguments: ReadonlySet<string> = new Set([
  "construct",
  "expected",
  "foundType",
  "kind",
  "type",
]);

/** The message alone, one line, with the suggestion if there is one. */
export function messageOf(diagnostic: Diagnostic, language: Language): string {
  const { diagnostics, terms, frame, contractions = {} } = dataOf(language);
  const valueOf = (name: string): string | undefined => visibleOf(diagnostic.arguments[name]);
  let template = diagnostics[diagnostic.code as DiagnosticCode].replace(
    hole,
    (text, name: string) => {
      const value = termArguments.has(name) ? valueOf(name) : undefined;
      return value === undefined ? text : (terms[value] ?? value);
    },
  );
  for (const [from, to] of Object.entries(contractions)) template = template.replaceAll(from, to);
  const filled = template.replace(hole, (text, name: string) => {
    const value = valueOf(name);
    return value === undefined ? text : isolatedForeign(value, { language });
  });
  const message = filled.charAt(0).toUpperCase() + filled.slice(1);
  if (diagnostic.suggestion === undefined) return message;
  const suggestion = isolatedForeign(visible(diagnostic.suggestion), { language });
  return `${message} ${frame.suggestion.replace("{text}", () => suggestion)}`;
}

/**
 * A whole report of one diagnostic, several lines without a line break at the end:
 *
 *     error[unknown-key]: `chanse` is not a key of a rule. Did you mean `chance`?
 *       --> europe.yaml:12:9
 *        |
 *     12 |         chanse: 2% per week
 *        |         ^^^^^^
 */
export function formatDiagnostic(diagnostic: Diagnostic, style: DiagnosticStyle): string {
  const { frame: words } = dataOf(style.language);
  const paint = style.color ?? ((_part: DiagnosticPart, text: string): string => text);
  const { severity, code, span } = diagnostic;
  const message = messageOf(diagnostic, style.language);
  const lines = [`${paint(severity, `${words[severity]}[${code}]`)}: ${paint("message", message)}`];
  const frame = frameOf(span);
  if (frame === undefined) {
    lines.push(`  ${paint("gutter", "-->")} ${paint("place", visible(span.file.name))}`);
    return lines.join("\n");
  }
  const number = String(frame.position.line);
  const blank = " ".repeat(number.length);
  lines.push(`${blank} ${paint("gutter", "-->")} ${paint("place", placeOf(span))}`);
  lines.push(paint("gutter", `${blank} |`));
  lines.push(`${paint("gutter", `${number} |`)} ${frame.excerpt}`.trimEnd());
  lines.push(`${paint("gutter", `${blank} |`)} ${frame.indent}${paint("caret", frame.carets)}`);
  for (const related of diagnostic.related ?? []) {
    const word = words[related.code as FrameWord];
    lines.push(
      `${blank} ${paint("gutter", "=")} ${paint("note", `${word}: ${placeOf(related.span)}`)}`,
    );
  }
  return lines.join("\n");
}

/** `file:line:column`, as editors and terminals make it a link. */
export function placeOf(span: Span): string {
  const { line, column } = positionOf(span.file, span.start);
  return `${visible(span.file.name)}:${String(line)}:${String(column)}`;
}
