/** The questions of an exercise as a quiz for learning platforms. */

import type { Answer } from "../../exercise/answers.ts";
import type { Exercise } from "../../exercise/model.ts";
import { giftText, type GiftAnswer } from "../../render/gift.ts";
import { categoryNames } from "../../story/exercise/answers.ts";
import { told, type Naming } from "../../story/naming.ts";

/**
 * The quiz in Moodle's GIFT format.
 * @param answerTo what counts as right; a question without an answer is an essay
 */
export function quizOf(
  naming: Naming,
  exercise: Exercise,
  answerTo: (question: string) => Answer | undefined = () => undefined,
): string {
  const questions = exercise.questions.map((question) => {
    const { id, text, rule } = question;
    const answer = answerTo(id);
    const categories = categoryNames(naming, question);
    const right = categories.find((one) => one.id === answer);
    const wrong = categories.filter((one) => one !== right).map((one) => one.text);
    const gift: GiftAnswer =
      typeof answer === "boolean"
        ? { kind: "truth", truth: answer }
        : right === undefined
          ? { kind: "essay" }
          : { kind: "choice", right: right.text, wrong };
    const ruled = naming.say("teach.rule", { rule: told(naming, rule) });
    return { name: id, text: `${told(naming, text)} ${ruled}`, answer: gift };
  });
  return giftText(exercise.id, questions);
}
