/** A question's kind, its categories, the way it is decided and what is known fit one another. */

import { suggest } from "../../base/suggest.ts";
import { childOf, entriesOf, type Entry } from "../../scenario/yaml/tree.ts";
import { diagnose } from "../../source/catalog.ts";
import { categoriesOf } from "../categories.ts";
import type { Question, QuestionKind } from "../model.ts";
import type { Rule, RuleContext } from "./rule.ts";

/** Reports `bad-choice`, `missing-key`, `shares-total` and `number-out-of-bounds`. */
export const questionsCanBeDecided: Rule = (context) => {
  for (const [index, entry] of entriesOf(childOf(context.tree, "questions")).entries()) {
    const question = context.exercise.questions[index];
    if (question === undefined) continue;
    checkKind(question, entry, context);
    checkKnown(question, entry, context);
    checkReference(question, entry, context);
  }
};

/** The kinds of question that a way of deciding can answer. */
function kindsOf(question: Question, { scenario }: RuleContext): readonly QuestionKind[] {
  const { sealed } = question;
  if (sealed === undefined) return ["binary", "choice", "levels", "number"];
  if (sealed.lever !== undefined) return ["number"];
  if (sealed.level !== undefined) return ["levels"];
  if (sealed.unknown !== undefined) return ["choice"];
  if (sealed.firstTime !== undefined || sealed.max !== undefined) return ["number"];
  if (sealed.ever !== undefined || sealed.always !== undefined) return ["binary"];
  const outcome = scenario?.outcomes.find(({ id }) => id === sealed.outcome);
  if (outcome !== undefined) return outcome.type === "boolean" ? ["binary"] : ["number"];
  return ["binary", "number"];
}

function checkKind(question: Question, { value, keySpan }: Entry, context: RuleContext): void {
  const { report } = context;
  const kind = question.kind;
  const allowed = kindsOf(question, context);
  const written = childOf(value, "kind");
  if (!allowed.includes(kind)) {
    const fill = { found: kind, choices: allowed.join(", ") };
    report(diagnose("bad-choice", written?.span ?? keySpan, fill, { suggestion: allowed[0] }));
  }
  const { sealed } = question;
  const needsStep = sealed?.level !== undefined || sealed?.value !== undefined;
  if (needsStep && sealed.at === undefined) {
    const place = childOf(value, "sealed")?.span ?? keySpan;
    report(diagnose("missing-key", place, { key: "at", construct: "sealed" }));
  }
  const needsChoices = (kind === "choice" || kind === "levels") && sealed === undefined;
  if (needsChoices && question.choices.length < 2) {
    report(diagnose("missing-key", keySpan, { key: "choices", construct: "question" }));
  }
}

function checkKnown(question: Question, { value }: Entry, context: RuleContext): void {
  const node = childOf(childOf(value, "known"), "answer");
  if (node?.kind !== "scalar") return;
  const { kind } = question;
  if (kind === "number") {
    if (typeof node.value === "number") return;
    const fill = { expected: "number", foundType: "plain text" };
    context.report(diagnose("wrong-type", node.span, fill));
    return;
  }
  const allowed =
    kind === "binary"
      ? ["true", "false"]
      : categoriesOf(question, context.scenario)?.map(({ id }) => id);
  if (allowed === undefined || allowed.includes(node.text)) return;
  const fill = { found: node.text, choices: allowed.join(", ") };
  context.report(
    diagnose("bad-choice", node.span, fill, { suggestion: suggest(node.text, allowed) }),
  );
}

/** One probability for a binary question; for others one for each category, which total 1. */
function checkReference(question: Question, { value }: Entry, context: RuleContext): void {
  const node = childOf(childOf(value, "reference"), "p");
  const { reference } = question;
  if (node === undefined || reference === undefined) return;
  const categories =
    question.kind === "binary" ? 1 : categoriesOf(question, context.scenario)?.length;
  const { p } = reference;
  // What could not be read was reported.
  if (categories === undefined || !p.every(Number.isFinite)) return;
  if (p.length !== categories) {
    const bounds = `= ${String(categories)}`;
    const fill = { found: String(p.length), bounds };
    context.report(diagnose("number-out-of-bounds", node.span, fill));
    return;
  }
  const total = p.reduce((sum, share) => sum + share, 0);
  if (question.kind === "binary" || Math.abs(total - 1) < 1e-6) return;
  const fill = { unknown: question.id, total: `${String(Math.round(total * 1e4) / 100)}%` };
  context.report(diagnose("shares-total", node.span, fill));
}
