/** The use case of `brink check`: scenarios and exercises in, everything that is wrong with them out. */

import { messageOf } from "../i18n/diagnostics.ts";
import type { Language } from "../i18n/language.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { positionOf } from "../source/position.ts";
import type { Span } from "../source/span.ts";
import { checkTruths } from "./exercise/check-truths.ts";
import { findExercise, loadExercise } from "./exercise/files.ts";
import { readScenarioFile } from "./read.ts";

/** What is wrong with one scenario or exercise. */
export interface CheckedFile {
  /** As the user named it. */
  readonly argument: string;
  readonly what: "scenario" | "exercise";
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: number;
  readonly warnings: number;
}

/** What is wrong with an exercise, its claims about the run included. */
export function exerciseDiagnostics(argument: string, folder: string): readonly Diagnostic[] {
  const read = loadExercise(argument, folder);
  return read.kind === "sound" ? [...read.diagnostics, ...checkTruths(read)] : read.diagnostics;
}

/** Checks scenarios and exercises, each by itself. */
export function checkFiles(names: readonly string[], folder: string): readonly CheckedFile[] {
  return names.map((argument) => {
    const what = findExercise(argument, folder) === undefined ? "scenario" : "exercise";
    const diagnostics =
      what === "scenario"
        ? readScenarioFile(argument, folder, {}, true).diagnostics
        : exerciseDiagnostics(argument, folder);
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    return { argument, what, diagnostics, errors, warnings: diagnostics.length - errors };
  });
}

/** A place for programs: lines and columns count from 1, columns in UTF-16 units. */
export interface PlaceDocument {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A diagnostic for programs; the message is for people, the code is stable. */
export interface DiagnosticDocument extends PlaceDocument {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly suggestion?: string;
  readonly related?: readonly (PlaceDocument & { readonly code: string })[];
}

function placeDocument({ file, start, end }: Span): PlaceDocument {
  const from = positionOf(file, start);
  const to = positionOf(file, end);
  return {
    file: file.name,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

/** A diagnostic as JSON has it. */
export function diagnosticDocument(diagnostic: Diagnostic, language: Language): DiagnosticDocument {
  const { code, severity, span, suggestion, related } = diagnostic;
  return {
    code,
    severity,
    message: messageOf(diagnostic, language),
    ...placeDocument(span),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(related === undefined
      ? {}
      : { related: related.map((one) => ({ code: one.code, ...placeDocument(one.span) })) }),
  };
}
