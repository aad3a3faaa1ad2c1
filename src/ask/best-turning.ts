/** Which numbers make another first choice the best: the game is solved again with each at both ends of its range. */

import { at } from "../base/invariant.ts";
import { settledShares } from "../batch/shares.ts";
import type { Bounded } from "../engine/exact/answers.ts";
import { solveBest, type BestAsked, type BestSolution } from "../engine/exact/best/best.ts";
import { signsFor } from "../engine/exact/best/hidden.ts";
import type { BestTurn, Side } from "../engine/exact/best/policy.ts";
import { ExactRefusal } from "../engine/exact/refusal.ts";
import type { ExactProgress } from "../engine/exact/solve.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import type { Program } from "../ir/program.ts";
import { slice } from "../ir/slice.ts";
import { parametersRead } from "../ir/walk.ts";
import { jointInputsOf, type Input } from "../study/inputs.ts";
import { groundsOf } from "../study/provenance.ts";
import { endsOf, nearestToTurn, type Turning, type TurningInput } from "../study/turning.ts";
import type { Subject } from "./asking.ts";

/** Transitions that are followed for all numbers together, at most but for those of the first. */
const EFFORT = 8_000_000;

/** What is asked: as it was solved, and how many numbers are told of. */
export interface BestTrying {
  readonly subject: Subject;
  readonly asked: BestAsked;
  readonly solved: BestSolution;
  readonly set: Readonly<Record<string, string>>;
  readonly most: number;
}

/** How far it is. */
export interface TryingProgress extends ExactProgress {
  readonly tried: number;
  readonly of: number;
}

/** The numbers that bear on the outcome, or on what the actor can know of it: judged ones first, wide ranges first. */
export function bearingInputs({
  subject,
  asked,
  set,
}: Omit<BestTrying, "solved" | "most">): Input[] {
  const { program, model } = subject;
  const own = { ...program, outcomes: [at(program.outcomes, asked.outcome)] };
  const read = parametersRead(slice(own, signsFor(own, slice(own), asked.actor)).program);
  const grounds = groundsOf(model);
  const sourced = ({ id }: Input): number => (grounds.get(id) === "source" ? 1 : 0);
  const width = ({ prior: { low, high } }: Input): number =>
    (high - low) / Math.max(Math.abs(low), Math.abs(high));
  return jointInputsOf({ program, model }, set)
    .filter(({ parameters }) => parameters.some((one) => read.has(one)))
    .toSorted((a, b) => sourced(a) - sourced(b) || width(b) - width(a));
}

/** What leads in a state: the choices that come to the most there, and whether others are open. */
interface Lead {
  readonly turn: BestTurn;
  readonly best: ReadonlySet<string>;
}

const nameOf = (moves: readonly string[]): string => moves.join();

/** The states of the first step in which a policy chooses. */
function firstTurns({ policies }: BestSolution, side: Side): readonly BestTurn[] {
  const turns = policies.find((one) => one.side === side)?.turns ?? [];
  return turns.filter(({ step }) => step === turns[0]?.step);
}

/** Those in which some choice is surely better than others. */
function leadsOf(solved: BestSolution, side: Side): readonly Lead[] {
  return firstTurns(solved, side).flatMap((turn): Lead[] => {
    const own = turn.choices.find(({ moves }) => nameOf(moves) === nameOf(turn.moves));
    if (own === undefined) return [];
    const alike = turn.choices.filter(
      ({ value: { low, high } }) => low <= own.value.high && high >= own.value.low,
    );
    if (alike.length === turn.choices.length) return [];
    return [{ turn, best: new Set(alike.map(({ moves }) => nameOf(moves))) }];
  });
}

/** How far what led before is ahead of all else, where it is least so; undefined where no state is left. */
function leadIn(solved: BestSolution, side: Side, leads: readonly Lead[]): Bounded | undefined {
  const turns = firstTurns(solved, side);
  const sign = side === "most" ? 1 : -1;
  const found = leads.flatMap(({ turn, best }): Bounded[] => {
    const now = turns.find(({ step, state }) => step === turn.step && state === turn.state);
    // The choices stand best first.
    const first = (led: boolean): Bounded | undefined =>
      now?.choices.find(({ moves }) => best.has(nameOf(moves)) === led)?.value;
    const [own, other] = [first(true), first(false)];
    if (own === undefined || other === undefined) return [];
    return [
      {
        value: own.value - other.value,
        low: own.low - other.high,
        high: own.high - other.low,
      },
    ];
  });
  return found.toSorted((a, b) => sign * (a.value - b.value))[0];
}

/**
 * Puts numbers to both ends of their ranges, as many as the effort allows; those that can be told so far
 * stand in what is given, number by number.
 * @param found what is filled
 */
export function* bestTurning(
  { subject, asked, solved, set, most }: BestTrying,
  found: TurningInput[],
): Generator<TryingProgress, Turning> {
  const { program, parameters } = subject;
  const leads = asked.sides.map((side) => leadsOf(solved, side));
  const settled = settledShares(program);
  const again = { ...asked, rules: 0, seeingAll: "refused" in (solved.known ?? {}) };
  const all = leads.every((one) => one.length === 0) ? [] : bearingInputs({ subject, asked, set });
  const afford = Math.max(1, Math.floor(EFFORT / (2 * Math.max(1, solved.effort))));
  const tried = all.slice(0, afford);
  for (const input of tried) {
    const ends: (BestSolution | undefined)[] = [];
    for (const values of endsOf(parameters, input)) {
      const going = solvedAt(program, settled(values), again);
      for (let next = going.next(); ; next = going.next()) {
        if (next.done === true) {
          ends.push(next.value);
          break;
        }
        yield { ...next.value, tried: found.length, of: tried.length };
      }
    }
    found.push({
      input,
      aims: asked.sides.map((side, index) => {
        const [low, high] = ends.map((one) => one && leadIn(one, side, at(leads, index)));
        return at(leads, index).length === 0 ? undefined : { low, high };
      }),
    });
  }
  return turningSoFar(found, asked.sides, most);
}

/** What the numbers that were tried say. */
export const turningSoFar = (
  found: readonly TurningInput[],
  sides: readonly Side[],
  most: number,
): Turning => ({
  tried: found.length,
  inputs: nearestToTurn(
    found,
    sides.map((side) => ({ wants: wantedOf(side) })),
    most,
  ),
});

/** What the policy of a side wants of the outcome. */
export const wantedOf = (side: Side): "less" | "more" => (side === "most" ? "more" : "less");

/** The solution with other numbers; undefined where there is none. */
function* solvedAt(
  program: Program,
  parameters: readonly number[],
  asked: BestAsked,
): Generator<ExactProgress, BestSolution | undefined> {
  try {
    return yield* solveBest(program, parameters, asked);
  } catch (error) {
    if (error instanceof RunFault || error instanceof ExactRefusal) return undefined;
    throw error;
  }
}
