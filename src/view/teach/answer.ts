/** Decisions in words. */

import type { Exercise } from "../../exercise/model.ts";
import type { Decision } from "../../exercise/decision.ts";
import type { DecisionAnswer } from "../../exercise/submission.ts";
import { told, type Naming } from "../../story/naming.ts";

/** What was decided, a line for each part. */
export function answerLines(
  naming: Naming,
  exercise: Exercise,
  decision: Decision,
  answer: DecisionAnswer,
): readonly string[] {
  const { say } = naming;
  const optionText = (id: string): string =>
    told(naming, decision.options.find((one) => one.id === id)?.text);
  switch (answer.kind) {
    case "plan":
      return (["what", "why", "means", "risks"] as const).flatMap((part) =>
        answer[part] === "" ? [] : [`${say(`teach.plan.${part}`)}: ${answer[part]}`],
      );
    case "choice":
      return [
        optionText(answer.option),
        ...(answer.reason === undefined ? [] : [`${say("teach.why")}: ${answer.reason}`]),
      ];
    case "moves":
    case "spend":
      return answer.options.length === 0 ? [say("word.none")] : answer.options.map(optionText);
    case "text":
      return decision.fields.flatMap(({ id, text }) => {
        const words = answer.fields[id] ?? "";
        return words === "" ? [] : [`${told(naming, text)}: ${words}`];
      });
    case "agreement": {
      const { terms } = answer;
      if (terms === undefined) return [say("teach.walked-out")];
      return exercise.issues.map(({ id, text, options }) => {
        const option = options.find((one) => one.id === terms[id]);
        return `${told(naming, text)}: ${told(naming, option?.text)}`;
      });
    }
  }
}
