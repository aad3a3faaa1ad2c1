/** What an advice rests on: how much is judged, and which numbers would make another deed the best. */

import type { AdviseAnswer } from "../answer/advise-schema.ts";
import { listIn } from "../i18n/list.ts";
import { aimName, differenceText, isShare, type Aimed } from "./advise-names.ts";
import type { Block } from "./block.ts";
import { inputName } from "./inputs.ts";
import { heading, note, paragraph, type Telling } from "./telling.ts";

/** An answer about aims that says what its numbers rest on. */
type Resting = Aimed & Pick<AdviseAnswer, "numbers">;

/**
 * What every page of advice says before anything else: how much of the model is judged, and which numbers
 * make another deed the best.
 * @param turnings what was tried; null where it was not
 */
export function honestyLine(
  turnings: readonly AdviseAnswer["turning"][],
  { numbers: { total, judged } }: Pick<AdviseAnswer, "numbers">,
  telling: Telling,
): Block {
  const { say, style } = telling;
  const tried = turnings.filter((one) => one !== null);
  const those = (wanted: "perhaps" | "yes"): readonly string[] => [
    ...new Set(
      tried.flatMap(({ inputs }) =>
        inputs.flatMap(({ input, objectives }) =>
          Object.values(objectives).some(({ turns }) => turns === wanted)
            ? [inputName(input, telling)]
            : [],
        ),
      ),
    ),
  ];
  const [sure, perhaps] = [those("yes"), those("perhaps")];
  const flips = (): string => {
    if (sure.length > 0) return say("advise.flips", { inputs: listIn(style, sure) });
    if (perhaps.length > 0) return say("advise.flips-perhaps", { inputs: listIn(style, perhaps) });
    const most = Math.max(0, ...tried.map((one) => one.tried));
    return most > 0 ? say("advise.flips-none", { tried: most }) : say("advise.flips-untried");
  };
  return paragraph(`${say("advise.judged", { total, judged })} ${flips()}`);
}

/** What comes nearest to turning the best over, objective by objective. @param lead what the lead is, in words */
export function turningBlocks(
  turning: AdviseAnswer["turning"],
  answer: Resting,
  lead: string,
  telling: Telling,
): Block[] {
  const { say } = telling;
  const { numbers } = answer;
  if (turning === null) return [];
  const tables = answer.objectives.flatMap(({ id }): Block[] => {
    const share = isShare(id, answer, telling);
    const rows = turning.inputs.flatMap(({ input, grounds, range, objectives }) => {
      const told = objectives[id];
      if (told === undefined) return [];
      const at = (end: typeof told.low, value: number): string => {
        const lead = end === null ? "—" : differenceText(end, share, telling).value;
        return say("advise.lead-at", { lead, value: telling.number(value) });
      };
      return [
        [
          inputName(input, telling),
          ...[at(told.low, range.low), at(told.high, range.high)],
          ...[say(`advise.turns-${told.turns}`), say(`advise.grounds-${grounds}`)],
        ],
      ];
    });
    if (rows.length === 0) return [];
    const head = [
      ...[say("advise.input"), say("advise.at-low"), say("advise.at-high")],
      ...[say("advise.turns"), say("advise.grounds")],
    ];
    return [
      paragraph(say("advise.turning", { outcome: aimName(id, answer, telling) })),
      { kind: "table", table: { head, rows, texts: [3, 4] } },
    ];
  });
  return [
    heading(say("advise.rests")),
    paragraph(
      say("advise.nearest", {
        ...{ tried: turning.tried, n: numbers.nearest, judged: numbers.nearestJudged },
      }),
    ),
    ...tables,
    note(lead),
  ];
}
