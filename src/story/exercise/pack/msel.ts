/** The master scenario events list of a pack, as a table for spreadsheets. */

import type { Inject } from "../../../exercise/model.ts";
import { dateOfStep } from "../../naming.ts";
import { cardNumber, injectsOf, roleNames, worded, type PackSubject } from "./subject.ts";

/** Where an inject is planned. */
interface Planned {
  /** From 1. */
  readonly round: number;
  /** Minutes from the start of the exercise. */
  readonly minute: number;
}

/** `1:05`, in Western digits: a spreadsheet reads it. */
const hours = (minute: number): string =>
  `${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, "0")}`;

const columns: Readonly<
  Record<string, (inject: Inject, subject: PackSubject, planned: Planned | undefined) => string>
> = {
  id: ({ id }) => id,
  card: ({ id }, subject) => cardNumber(subject, id),
  round: (_, __, planned) => (planned === undefined ? "" : String(planned.round)),
  kind: ({ kind }) => kind,
  scenario_time: ({ at }, { naming }) => dateOfStep(naming, at),
  real_time: (_, __, planned) => (planned === undefined ? "" : hours(planned.minute)),
  sender: ({ from }, subject) => worded(subject, from),
  recipient_role: ({ to }, subject) =>
    to.length === 0 ? subject.naming.say("pack.everyone") : roleNames(subject, to),
  channel: ({ channel }, { naming }) => naming.say(`teach.channel.${channel}`),
  text: ({ text }, subject) => worded(subject, text),
  truth: ({ truth }) => truth,
  culprit: ({ culprit = "" }) => culprit,
  flashpoint: ({ flashpoint = "" }) => flashpoint,
  expected_player_action: ({ expected }, subject) => worded(subject, expected),
  objective_tested: ({ objective = "" }) => objective,
  contingency_inject: ({ contingency = "" }) => contingency,
  controller_note: ({ note }, subject) => worded(subject, note),
};

/** A head and a row for each inject, by round and clock; those of no round come last. */
export function mselRows(subject: PackSubject): readonly (readonly string[])[] {
  const { rounds, injects } = subject.exercise;
  const row = (inject: Inject, planned?: Planned): readonly string[] =>
    Object.values(columns).map((cell) => cell(inject, subject, planned));
  const clock = (inject: Inject): number => inject.clock ?? 0;
  const listed = new Set(rounds.flatMap((round) => round.injects));
  let before = 0;
  const planned = rounds.flatMap((round, index) => {
    const start = before;
    before += round.minutes;
    return injectsOf(subject, round)
      .toSorted((a, b) => clock(a) - clock(b))
      .map((inject) => row(inject, { round: index + 1, minute: start + clock(inject) }));
  });
  const others = injects.filter(({ id }) => !listed.has(id)).map((inject) => row(inject));
  return [Object.keys(columns), ...planned, ...others];
}
