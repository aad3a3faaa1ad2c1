/** What the decisions of a class cost beside the best that was open, and who took the ways out. */

import { at } from "../../../base/invariant.ts";
import type {
  ChoiceAim,
  ChoiceDeed,
  ChoiceEstimate,
  ClassChoice,
} from "../../../exercise/class/choices.ts";
import { formatDate } from "../../../i18n/date.ts";
import { listIn } from "../../../i18n/list.ts";
import { formatNumber } from "../../../i18n/number.ts";
import { actorName, differenceText, planName } from "../../advise-names.ts";
import { honestyLine, turningBlocks } from "../../advise-rests.ts";
import type { Section, Table } from "../../block.ts";
import { dateOfStep, isoOfStep } from "../../naming.ts";
import { note, Telling } from "../../telling.ts";
import { blocksOf, byId, heading, type Said } from "../blocks.ts";
import type { ClassSubject } from "./words.ts";

/** Seats that are named one by one. */
const MOST_SEATS = 8;

/** What every part of the section is told with. */
interface Told {
  readonly subject: ClassSubject;
  /** It names aims by the words of their roles. */
  readonly telling: Telling;
}

function telling({ exercise, graded, naming }: ClassSubject): Telling {
  const titles = new Map(
    graded.choices.choices.flatMap(({ aims }) =>
      aims.flatMap(({ outcome, of }) => {
        const text = byId(byId(exercise.roles, of?.role)?.aims ?? [], of?.aim)?.text;
        return text === undefined ? [] : [[outcome, text] as const];
      }),
    ),
  );
  const outcomes = naming.model.outcomes.map((one) => {
    const title = titles.get(one.id);
    return title === undefined ? one : { ...one, title };
  });
  return new Telling({ ...naming, model: { ...naming.model, outcomes } });
}

/** When, who and what, in one cell. */
function deedText({ telling }: Told, { step, actor }: ClassChoice, deed: ChoiceDeed): string {
  const { naming, say } = telling;
  const [date, name] = [dateOfStep(naming, step), actorName(actor, telling)];
  return say("grade.choices.deed", { date, actor: name, deed: planName(deed, actor, telling) });
}

function aimText({ telling }: Told, { outcome, wants }: ChoiceAim): string {
  return telling.say(`grade.choices.aim-${wants}`, { outcome: telling.nameOf(outcome) });
}

function seatsText({ subject }: Told, teams: readonly string[]): string {
  const { graded, naming } = subject;
  const seats = graded.teams.flatMap((team) => (teams.includes(team.session) ? team.seats : []));
  const more = seats.length - MOST_SEATS;
  const named = more > 0 ? [...seats.slice(0, MOST_SEATS), "…"] : seats;
  return named.length === 0 ? "—" : listIn(naming.style, named);
}

/** Estimates clear of 0. */
const isClear = ({ low }: ChoiceEstimate): boolean => low !== null && low > 0;

const teamsIn = ({ done }: ClassChoice): number =>
  done.reduce((sum, { teams }) => sum + teams.length, 0);

const sameDeed = (one: ChoiceDeed, other: ChoiceDeed): boolean =>
  one.does === other.does && one.move === other.move;

/** What every decision cost, and apart what is clear of luck. */
function costBlocks(told: Told, choices: readonly ClassChoice[]): readonly Said[] {
  const { say, style } = told.telling;
  const rows = choices.flatMap((choice) =>
    choice.aims.flatMap((aim) =>
      aim.deeds.flatMap(({ regret, ...deed }) => {
        if (regret === undefined) return [];
        const teams = choice.done.find((one) => sameDeed(one, deed))?.teams.length ?? 0;
        const { value, interval } = differenceText(regret.cost, aim.share, told.telling);
        const cells = [
          ...[deedText(told, choice, deed), aimText(told, aim), formatNumber(teams, style)],
          ...[planName(regret.best, choice.actor, told.telling), value, interval],
        ];
        return [{ cells, clear: isClear(regret.cost), cost: regret.cost.value }];
      }),
    ),
  );
  const tableOf = (some: typeof rows): Table => ({
    head: [
      ...[say("regret.decision"), say("grade.choices.for"), say("grade.teams")],
      ...[say("regret.best"), say("regret.cost"), say("grade.choices.interval")],
    ],
    texts: [0, 1, 3],
    rows: some.map(({ cells }) => cells),
  });
  const clear = rows.filter((one) => one.clear).toSorted((a, b) => b.cost - a.cost);
  return [
    heading(say("grade.choices.costs")),
    clear.length === 0 ? say("grade.choices.no-clear") : { kind: "table", table: tableOf(clear) },
    { kind: "folded", title: say("grade.choices.all"), table: tableOf(rows) },
  ];
}

/** What was clearly better than what the policy does, and who did it. */
function waysBlocks(told: Told, choices: readonly ClassChoice[]): readonly Said[] {
  const { say } = told.telling;
  const rows = choices.flatMap((choice) =>
    choice.aims.flatMap((aim) =>
      aim.deeds
        .filter(({ does, saved }) => does !== "policy" && isClear(saved))
        .map(({ saved, ...deed }) => {
          const teams = choice.done.find((one) => sameDeed(one, deed))?.teams ?? [];
          const { value, interval } = differenceText(saved, aim.share, told.telling);
          const [n, of] = [teams.length, teamsIn(choice)];
          const taken = say("grade.choices.taken-by", { n, of, seats: seatsText(told, teams) });
          return [deedText(told, choice, deed), aimText(told, aim), taken, value, interval];
        }),
    ),
  );
  const head = [
    ...[say("grade.choices.way"), say("grade.choices.for"), say("grade.choices.taken")],
    ...[say("grade.choices.saved"), say("grade.choices.interval")],
  ];
  return [
    heading(say("grade.choices.ways")),
    rows.length === 0
      ? say("grade.choices.no-ways")
      : { kind: "table", table: { head, rows, texts: [0, 1, 2] } },
  ];
}

/** The decision that cost most, and the world in which it was not taken; empty where none is clear of luck. */
export function costliestWords(
  subject: ClassSubject,
  own: Telling = telling(subject),
): readonly string[] {
  const { say, style, naming } = own;
  const { choices, costliest } = subject.graded.choices;
  if (costliest === undefined) return [];
  const { choice, outcome, done, best, cost, again, worlds, team } = costliest;
  const { actor, step } = at(choices, choice);
  const points = (one: ChoiceEstimate): string => {
    const { value, interval } = differenceText(one, true, own);
    return `${value} (${interval})`;
  };
  const words = say("grade.choices.most", {
    ...{ actor: actorName(actor, own), done: planName(done, actor, own) },
    ...{ date: formatDate(isoOfStep(naming, step), style), outcome: own.nameOf(outcome) },
    ...{ best: planName(best, actor, own), cost: points(cost), again: points(again) },
  });
  const came = (value: number): string => say(value === 1 ? "regret.yes" : "regret.no");
  const { played = null, instead = null } = worlds ?? {};
  return [
    isClear(again) ? words : `${words} ${say("regret.unclear")}`,
    played !== null && instead !== null
      ? say("grade.choices.world", {
          ...{
            seats: seatsText({ subject, telling: own }, [team]),
            played: came(played),
            instead: came(instead),
          },
          best: planName(best, actor, own),
        })
      : "",
  ].filter((line) => line !== "");
}

/** The section; none where nothing was decided that a run knows of. */
export function choicesSection(subject: ClassSubject): readonly Section[] {
  const { choices, left, runs, most, costliest, numbers } = subject.graded.choices;
  const { many, unknown, several, aimless } = left;
  if (choices.length + many + unknown + several + aimless === 0) return [];
  const own = telling(subject);
  const { say } = own;
  const all: Told = { subject, telling: own };
  const n = choices.length;
  const turning = costliest?.turning ?? null;
  const aimed = {
    objectives:
      costliest === undefined ? [] : [{ id: costliest.outcome, outcome: costliest.outcome }],
    numbers,
  };
  const blocks = blocksOf(
    { kind: "caution", code: "advise-model", text: say("caution.advise-model") },
    n > 0 && honestyLine([turning], aimed, own),
    n > 0 ? say("grade.choices.made", { n, runs, most }) : say("grade.choices.none"),
    many > 0 && say("grade.choices.many", { n: many }),
    unknown > 0 && say("grade.choices.unknown", { n: unknown }),
    several > 0 && say("grade.choices.several", { n: several }),
    aimless > 0 && say("grade.choices.aimless", { n: aimless }),
    n > 0 && [
      costliestWords(subject, own),
      turningBlocks(turning, aimed, say("regret.note.turning"), own),
      costBlocks(all, choices),
      waysBlocks(all, choices),
      note(say("grade.choices.note")),
      note(say("regret.note.known")),
    ],
  );
  return [{ id: "choices", title: say("grade.section.choices"), blocks }];
}
