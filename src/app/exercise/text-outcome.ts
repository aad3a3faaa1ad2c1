/** What became of a text on the table: whether all signed it, and whether it survived at home. */

import { benchmark, isRatified, judgeText } from "../../exercise/bargain.ts";
import type { Exercise } from "../../exercise/model.ts";
import type { MadeDecision } from "../../exercise/submission.ts";
import type { TextOutcome } from "../../story/exercise/session/scene.ts";

/** What became of the text, if one was on the table. @param roles those that somebody played */
export function textOutcome(
  exercise: Exercise,
  seed: string,
  roles: readonly string[],
  decisions: readonly MadeDecision[],
): TextOutcome | undefined {
  const { agreement } = exercise;
  if (agreement === undefined) return undefined;
  const drafts = decisions.flatMap(({ answer }) =>
    answer.kind === "agreement" ? [answer.terms] : [],
  );
  const [text] = drafts;
  const agreed =
    text !== undefined && drafts.every((draft) => JSON.stringify(draft) === JSON.stringify(text));
  const played = new Set(roles);
  const verdict = agreed ? judgeText(exercise, text) : undefined;
  const absent = agreement.signers
    .filter((role) => !played.has(role))
    .map((role) => {
      const surplus = verdict?.roles.find((one) => one.role === role)?.surplus;
      return { role, signs: surplus !== undefined && surplus >= 0 };
    });
  const signed = agreed && absent.every(({ signs }) => signs);
  const best = agreement.nash ? benchmark(exercise) : undefined;
  return {
    ...(agreed ? { text } : {}),
    ...(verdict === undefined ? {} : { verdict }),
    absent,
    signed,
    ratified: signed && isRatified(exercise, seed, 0),
    ...(best === undefined ? {} : { best }),
  };
}
