/** What an advice rests on: how much is judged, and which numbers would make another deed the best. */

import type { AdviseAnswer } from "../answer/advise-schema.ts";
import { listIn } from "../i18n/list.ts";
import { aimName, differenceText, isShare, type Aimed, type Bounds } from "./advise-names.ts";
import type { Block } from "./block.ts";
import { inputName } from "./inputs.ts";
import { heading, note, paragraph, type Telling } from "./telling.ts";

/** An answer about aims that says what its numbers rest on. */
type Resting = Aimed & Pick<AdviseAnswer, "numbers">;

/** What is best until a number turns it over: a deed, a policy of rules, the first turns of a best reply. */
type Turned = "advise" | "policy" | "best";

/**
 * What every page of advice says before anything else: how much of the model is judged, and which numbers
 * turn over what is best.
 * @param turnings what was tried; null where it was not, of no number where nothing leads that could be turned over
 * @param nothing what is said where there is nothing to turn over
 */
export function honestyLine(
  turnings: readonly AdviseAnswer["turning"][],
  { numbers: { total, judged } }: Pick<AdviseAnswer, "numbers">,
  telling: Telling,
  turned: Turned = "advise",
  nothing?: string,
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
    if (nothing !== undefined) return nothing;
    if (sure.length > 0) return say(`${turned}.flips`, { inputs: listIn(style, sure) });
    if (perhaps.length > 0) {
      return say(`${turned}.flips-perhaps`, { inputs: listIn(style, perhaps) });
    }
    const most = Math.max(0, ...tried.map((one) => one.tried));
    if (most > 0) return say(`${turned}.flips-none`, { tried: most });
    if (tried.length === 0) return say("advise.flips-untried");
    return say(turned === "best" ? "best.flips-alike" : "advise.flips-alike");
  };
  if (total === 0) return paragraph(say("advise.no-ranges"));
  return paragraph(`${say("advise.judged", { total, judged })} ${flips()}`);
}

/** What leads, as a turning numbers it: its title, and how its lead is written. */
export interface Lead {
  readonly id: string;
  readonly title: string;
  readonly textOf: (lead: Bounds) => string;
}

/**
 * What comes nearest to turning the best over, lead by lead.
 * @param lead what the lead is, in words
 * @param leads in place of the objectives
 */
export function turningBlocks(
  turning: AdviseAnswer["turning"],
  answer: Resting,
  lead: string,
  telling: Telling,
  leads: readonly Lead[] = answer.objectives.map(({ id }) => ({
    ...{ id, title: telling.say("advise.turning", { outcome: aimName(id, answer, telling) }) },
    textOf: (one) => differenceText(one, isShare(id, answer, telling), telling).value,
  })),
): Block[] {
  const { say } = telling;
  const { numbers } = answer;
  if (turning === null || turning.tried === 0) return [];
  const tables = leads.flatMap(({ id, title, textOf }): Block[] => {
    const rows = turning.inputs.flatMap(({ input, grounds, range, objectives }) => {
      const told = objectives[id];
      if (told === undefined) return [];
      const at = (end: typeof told.low, value: number): string => {
        const lead = end === null ? "—" : textOf(end);
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
    return [paragraph(title), { kind: "table", table: { head, rows, texts: [3, 4] } }];
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
