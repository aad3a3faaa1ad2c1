/**
 * Reads a scenario: files → tree → checked model, with every independent fault reported at once.
 *
 * A model is returned if and only if there is no error. Diagnostics come in source order, the entry
 * file first. No text whatever makes this throw.
 */

import { diagnose } from "../source/catalog.ts";
import { isError, type Diagnostic } from "../source/diagnostic.ts";
import { orderDiagnostics } from "../source/order.ts";
import type { SourceFile, Span } from "../source/span.ts";
import { buildModel } from "./build/model.ts";
import { checkVersion, composeScenario, type Load } from "./compose.ts";
import { addOutcomes, addQuestion, type AskedOutcome, type Edit, type Question } from "./edit.ts";
import type { Model } from "./model.ts";
import { rules } from "./rules/rules.ts";
import { checkShapes } from "./shape/check-shape.ts";
import { parseYaml } from "./yaml/parse.ts";
import { childOf, entryOf, type MappingNode } from "./yaml/tree.ts";

/** What became of a scenario. */
export interface ReadResult {
  /** Present if no diagnostic is an error. */
  readonly model?: Model;
  /** Present instead if what is wrong leaves what a run does as it is written; for its analysis only. */
  readonly draft?: Model;
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of the outcomes that answer the questions of the command line, in that order. */
  readonly answers: readonly string[];
  /** Ids of the outcomes asked for, in that order. */
  readonly asked: readonly string[];
  /** Everything that was loaded, the entry first. */
  readonly files: readonly SourceFile[];
}

/** What may be asked for beside the file. */
export interface ReadOptions {
  /** Numbers to change, by path or parameter id, as `--set` takes them. */
  readonly set?: Readonly<Record<string, string>>;
  /** Parts to remove, moves to force. */
  readonly edits?: readonly Edit[];
  /** Questions from the command line. */
  readonly questions?: readonly Question[];
  /** Outcomes to be added. */
  readonly asked?: readonly AskedOutcome[];
  /** A file with a `history:` that stands in the place of the scenario's own. */
  readonly observed?: SourceFile;
  /** A file with `targets:` that stand in the place of the scenario's own; of the newest edition. */
  readonly targets?: SourceFile;
}

/**
 * Reads the scenario that starts in the file `entry`.
 *
 * @example
 * import { formatDiagnostic, readScenario } from "brink";
 *
 * // A loader is asked for the file, and for every file that it names.
 * const text = "brink: 1\nscenario: dice\n";
 * const { model, diagnostics } = readScenario("dice.yaml", () => ({ text }));
 * console.assert(model === undefined);
 * for (const one of diagnostics) console.log(formatDiagnostic(one, { language: "en" }));
 */
export function readScenario(entry: string, load: Load, options: ReadOptions = {}): ReadResult {
  const composed = composeScenario(entry, load, options.set ?? {}, options.edits);
  const { diagnostics: composing } = composed;
  const found: Diagnostic[] = [...composing];
  const report = (diagnostic: Diagnostic): void => {
    found.push(diagnostic);
  };
  if (composed.tree === undefined) {
    const { files } = composed;
    return {
      diagnostics: orderDiagnostics(withoutCascades(found), files),
      files,
      answers: [],
      asked: [],
    };
  }
  const { observed, targets } = options;
  const files = [...composed.files, ...[observed, targets].filter((file) => file !== undefined)];
  let questioned = withSection(composed.tree, "history", observed, report);
  if (observed !== undefined) questioned = withoutTargetsOfDays(questioned);
  questioned = withSection(questioned, "targets", targets, report);
  const answers = (options.questions ?? []).map((question) => {
    const added = addQuestion(questioned, question);
    questioned = added.tree;
    return added.id;
  });
  const { tree, ids: asked } = addOutcomes(questioned, options.asked ?? []);
  checkVersion(tree, report);
  // A file of targets belongs to no edition.
  const isOfTargets = ({ code, span }: Diagnostic): boolean =>
    code === "edition-needed" && span.file === targets;
  checkShapes(tree, (one) => {
    if (!isOfTargets(one)) report(one);
  });
  const { model, context } = buildModel(tree, report);
  for (const rule of rules) rule({ tree, model, context, report });
  const diagnostics = orderDiagnostics(withoutCascades(found), files);
  const errors = diagnostics.filter(isError);
  return {
    ...(errors.length === 0 ? { model } : {}),
    ...(errors.length > 0 && errors.every(({ code }) => asides.has(code)) ? { draft: model } : {}),
    answers,
    asked,
    diagnostics,
    files,
  };
}

/** The scenario with a section of another file; what else stands in that file is not read. */
function withSection(
  tree: MappingNode,
  key: "history" | "targets",
  file: SourceFile | undefined,
  report: (diagnostic: Diagnostic) => void,
): MappingNode {
  if (file === undefined) return tree;
  const parsed = parseYaml(file);
  for (const diagnostic of parsed.diagnostics) report(diagnostic);
  const section = entryOf(parsed.tree, key);
  if (section === undefined) {
    const span = parsed.tree?.span ?? { file, start: 0, end: 0 };
    report(diagnose("missing-key", span, { key, construct: key }));
    return tree;
  }
  return { ...tree, entries: [...tree.entries.filter((entry) => entry.key !== key), section] };
}

/** Targets of what was believed on a day are said of the scenario's own history, and of no other. */
function withoutTargetsOfDays(tree: MappingNode): MappingNode {
  const entries = tree.entries.map((entry) => {
    const { key, value } = entry;
    if (key !== "targets" || value.kind !== "mapping") return entry;
    const ofNone = value.entries.filter((one) => childOf(one.value, "as_of") === undefined);
    return { ...entry, value: { ...value, entries: ofNone } };
  });
  return { ...tree, entries };
}

/** Errors that leave what a run does as it is written. */
const asides: ReadonlySet<string> = new Set([
  ...["shares-total", "range-excludes-value", "judgement-without-because", "hidden-leak"],
  ...["text-missing", "text-language", "text-control", "text-too-wide"],
]);

/** Faults of form after which little of the tree can be trusted. */
const wrecking: ReadonlySet<string> = new Set([
  "yaml-syntax",
  "yaml-indent",
  "yaml-unclosed",
  "yaml-key-alone",
]);
const aboutNames = /-(?:unknown|alone)$|^unknown-reference$|^missing-key$/u;

/** Leaves out what only follows from another fault: names of a file that is missing, keys of a broken line. */
export function withoutCascades(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.some(({ code }) => wrecking.has(code))) {
    return found.filter(({ code }) => /^(?:yaml|file)-/u.test(code));
  }
  const incomplete = found.some(({ code }) => code.startsWith("file-"));
  const broken = found.filter(
    ({ code }) => code === "yaml-colon" || code === "yaml-tab" || code === "yaml-alias",
  );
  return found.filter((diagnostic) => {
    if (/^(?:yaml|file)-/u.test(diagnostic.code)) return true;
    if (incomplete && aboutNames.test(diagnostic.code)) return false;
    return !broken.some(
      ({ span }) => span.file === diagnostic.span.file && sameLine(span, diagnostic.span),
    );
  });
}

/** On one line, or with nothing but blanks and line breaks between. */
function sameLine(a: Span, b: Span): boolean {
  const [first, last] = a.start < b.start ? [a, b] : [b, a];
  const { text } = a.file;
  return (
    !text.slice(first.start, last.start).includes("\n") ||
    text.slice(first.end, last.start).trim() === ""
  );
}
