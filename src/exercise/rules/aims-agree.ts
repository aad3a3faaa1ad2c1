/** The text of an aim, its condition and the sign of its weight say the same. */

import { languageOf, signWords } from "../../i18n/language.ts";
import type { Text } from "../../scenario/basis.ts";
import { childOf, entriesOf } from "../../scenario/yaml/tree.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Aim } from "../model.ts";
import type { Rule, RuleContext } from "./rule.ts";

/** Whether a condition says that something is not so: `gas_cut == 0`, `bosnia < armed_conflict`. */
const ofAbsence = /^\s*not\b|==\s*(?:0|false)\b|!=|</u;

/** Whether a text speaks of something to avoid, or of something to keep; neither where it says nothing. */
function asks(text: Text | undefined): "avoid" | "keep" | undefined {
  for (const [tag, words] of Object.entries(text ?? {})) {
    const language = languageOf(tag);
    const known = language === undefined ? undefined : signWords(language);
    const has = (some: readonly string[] = []): boolean =>
      words
        .toLowerCase()
        .split(/[^\p{L}\p{M}]+/u)
        .some((word) => some.includes(word));
    if (has(known?.avoid)) return "avoid";
    if (has(known?.keep)) return "keep";
  }
  return undefined;
}

/** What is judged, as far as its words go. */
function conditionOf(aim: Aim): string | undefined {
  const { ever, always, atEnd, firstTime, max, value, until } = aim;
  return ever ?? always ?? atEnd ?? firstTime ?? max ?? value ?? until?.reach;
}

/** Whether meeting the aim is what its text asks for; `undefined` where its words do not tell. */
function fulfils(aim: Aim, { scenario }: RuleContext): boolean | undefined {
  const wanted = asks(aim.text);
  if (wanted === undefined) return undefined;
  const condition = conditionOf(aim);
  const outcome = scenario?.outcomes.find(({ id }) => id === aim.outcome);
  if (condition === undefined && outcome === undefined) return undefined;
  const isAbsence =
    condition === undefined
      ? outcome !== undefined && asks(outcome.title) === "avoid"
      : ofAbsence.test(condition);
  // What is to be kept may be said either way; what is to be avoided is met by its absence.
  return wanted === "keep" || isAbsence;
}

/** Reports `aim-sign`. */
export const aimsAgree: Rule = (context) => {
  for (const [index, role] of entriesOf(childOf(context.tree, "roles")).entries()) {
    for (const [number, { value }] of entriesOf(childOf(role.value, "aims")).entries()) {
      const aim = context.exercise.roles[index]?.aims[number];
      const written = childOf(value, "weight");
      const fulfilled = aim === undefined ? undefined : fulfils(aim, context);
      if (aim === undefined || written === undefined || fulfilled === undefined) continue;
      if (aim.weight === 0 || fulfilled === aim.weight > 0) continue;
      context.report(diagnose("aim-sign", written.span, { weight: String(aim.weight) }));
    }
  }
};
