/**
 * Judges the decisions of a class: every deed that was open in a choice on the same luck, from what those
 * who decided could know. However many hand in, and whatever they decided, it makes no more runs than were
 * allowed: choices in which few teams forced something are left out first.
 */

import { boundedOf, numbersOf, turningOf as turningAs } from "../../answer/advise.ts";
import { finite } from "../../answer/schema.ts";
import { at, invariant } from "../../base/invariant.ts";
import { BLOCK_RUNS, joinParts, runCourses } from "../../batch/courses.ts";
import type { PreparedEngine } from "../../batch/engine.ts";
import { chunksOf } from "../../batch/plan.ts";
import { RunFault } from "../../engine/interpreter/fault.ts";
import type { ClassChoices, CostliestChoice } from "../../exercise/class/choices.ts";
import type { Steered } from "../../ir/steer.ts";
import { valuesOf } from "../../study/advice.ts";
import { aimsOf } from "../../study/aims.ts";
import { Choice, courseOf, steeredFor, type Plan } from "../../study/choices.ts";
import { jointInputsOf } from "../../study/inputs.ts";
import { groundsOf, type Grounds } from "../../study/provenance.ts";
import { costOf, isClear } from "../../study/regret.ts";
import { screenedRuns, turningOf, turnsOf, type Turning } from "../../study/turning.ts";
import { defaultEngine, engineNamed } from "../batch/engines.ts";
import { worldsOf } from "../play/decided.ts";
import { engineOf, type PlayEngine } from "../play/engine.ts";
import type { SoundExercise } from "./files.ts";
import {
  among,
  choiceAs,
  deedOf,
  planOfDone,
  plansOf,
  regretIn,
  type Judged,
} from "./judged-choice.ts";
import { sealedSeed } from "./sealed-world.ts";
import { believedIn, teamChoices, type TeamChoice } from "./team-choices.ts";
import type { PlayedTeam } from "./team-runs.ts";

/** Runs by which the decisions of a class are judged, in all: some ten seconds of one processor. */
export const CHOICE_RUNS = 250_000;
/** Runs under each deed: fewer tell too little, more are not needed. */
const LEAST_RUNS = 200;
const MOST_RUNS = 1000;
/** Of all runs, what the choices themselves may take; the rest is for what the costliest rests on. */
const FOR_CHOICES = 0.5;
/** Numbers named that come nearest to turning the costliest. */
const NAMED_INPUTS = 6;

/** Judges what teams decided, by at most so many runs. */
export function classChoices(
  sound: SoundExercise,
  word: string,
  teams: readonly PlayedTeam[],
  most: number,
): ClassChoices {
  return new Judge(sound, word, most).judge(teams);
}

class Judge {
  readonly #sound: SoundExercise;
  readonly #most: number;
  readonly #seed: string;
  readonly #played: PlayEngine;
  readonly #grounds: ReadonlyMap<string, Grounds>;
  /** One for all: every choice follows the same outcomes. */
  #prepared: { readonly steered: Steered; readonly engine: PreparedEngine } | undefined;
  #made = 0;

  constructor(sound: SoundExercise, word: string, most: number) {
    this.#sound = sound;
    this.#most = most;
    this.#seed = sealedSeed(sound, word);
    this.#played = engineOf(sound.world.program, this.#seed, 0);
    this.#grounds = groundsOf(sound.world.model);
  }

  judge(teams: readonly PlayedTeam[]): ClassChoices {
    const { program } = this.#sound.world;
    const { choices, several, aimless } = teamChoices(this.#sound, teams);
    const forcing = ({ teams: some }: TeamChoice): number =>
      some.filter(({ done }) => done !== "policy").length;
    const byTeams = choices.toSorted(
      (a, b) => forcing(b) - forcing(a) || b.teams.length - a.teams.length || a.step - b.step,
    );
    const room = Math.floor(this.#most * FOR_CHOICES);
    let deeds = 0;
    const kept = byTeams.filter((one) => {
      deeds += plansOf(one).length;
      return deeds * LEAST_RUNS <= room;
    });
    const courses = kept.reduce((sum, one) => sum + plansOf(one).length, 0);
    const runs = courses === 0 ? 0 : Math.min(MOST_RUNS, Math.floor(room / courses));
    const outcomes = [
      ...new Set(kept.flatMap(({ wishes }) => wishes.map(({ outcome }) => outcome))),
    ];
    if (kept.length > 0) {
      const steered = steeredFor(program, outcomes);
      const engine = engineNamed(defaultEngine).prepare(steered.program);
      this.#prepared = { steered, engine };
    }
    const judged = kept
      .toSorted((a, b) => a.step - b.step || a.actor - b.actor)
      .flatMap((choice) => this.#runsOf(choice, outcomes, runs, this.#seed));
    const costliest = this.#costliest(judged, runs);
    const count = (some: readonly TeamChoice[]): number =>
      some.reduce((sum, one) => sum + one.teams.length, 0);
    const tried = count(kept);
    const found = count(judged.map(({ choice }) => choice));
    return {
      ...{ runs: judged.length === 0 ? 0 : runs, made: this.#made, most: this.#most },
      choices: judged.map((one) => choiceAs(program, one)),
      left: { many: count(choices) - tried, unknown: tried - found, several, aimless },
      ...(costliest === undefined ? {} : { costliest }),
      numbers: numbersOf(this.#grounds, costliest?.turning?.inputs ?? []),
    };
  }

  /** Runs a choice; nothing where there is no exact belief. */
  #runsOf(
    choice: TeamChoice,
    outcomes: readonly number[],
    runs: number,
    seed: string,
  ): readonly Judged[] {
    const { program } = this.#sound.world;
    const { parameters } = this.#played;
    const { step, actor, wishes } = choice;
    const hypotheses = believedIn(this.#played, choice);
    if (hypotheses === undefined) return [];
    const scene = { actor, step, hypotheses, outcomes, identity: { seed, run: 0 } };
    const ready = new Choice(program, scene, this.#prepared?.steered);
    const plans = plansOf(choice);
    const made = this.#run(ready, ready.courses(parameters, plans), runs);
    const aims = this.#aimsOf(wishes, outcomes, parameters);
    const values = aims.map((aim) => valuesOf(aim, made, ready.width));
    return [{ choice, ready, plans, values }];
  }

  /** The aims of wishes, as the runs number their outcomes. */
  #aimsOf(
    wishes: TeamChoice["wishes"],
    outcomes: readonly number[],
    parameters?: readonly number[],
  ) {
    return aimsOf(this.#sound.world.program, wishes, parameters).map((aim, index) => ({
      ...aim,
      parts: aim.parts.map((part) => ({
        ...part,
        outcome: outcomes.indexOf(at(wishes, index).outcome),
      })),
    }));
  }

  #run(
    ready: Choice,
    courses: readonly (readonly number[])[],
    runs: number,
  ): readonly Float64Array[] {
    const engine = this.#prepared?.engine;
    invariant(engine !== undefined, "it was prepared");
    this.#made += courses.length * runs;
    const ranges = [...chunksOf([{ first: 0, end: runs }], () => BLOCK_RUNS)];
    return joinParts(
      ranges.map((range) => runCourses(engine, ready.width, ready.task(range, courses))),
    ).outcomes;
  }

  /** The decision that cost most of what counts in shares of runs, judged again. */
  #costliest(judged: readonly Judged[], runs: number): CostliestChoice | undefined {
    const all = judged.flatMap((one, choice) =>
      one.values.flatMap((values, aim) =>
        one.choice.teams.flatMap(({ team, done }) => {
          const regret = regretIn(one, aim, planOfDone(done));
          if (!values.isShare || regret === undefined || !isClear(regret.cost)) return [];
          return [{ one, choice, aim, team, done, regret }];
        }),
      ),
    );
    const [most] = all.toSorted((a, b) => b.regret.cost.value - a.regret.cost.value);
    if (most === undefined) return undefined;
    const { one, choice, aim, team, done, regret } = most;
    const { outcomes } = one.ready.scene;
    const [fresh] = this.#runsOf(one.choice, outcomes, runs, `${this.#seed}\u0000again`);
    const plan = planOfDone(done);
    const values = fresh === undefined ? undefined : among(fresh, aim, [plan, regret.plan]);
    const again = values === undefined ? undefined : costOf(values, 1);
    if (again === undefined) return undefined;
    const turning = this.#turning(one, aim, [plan, regret.plan]);
    const { outcome, wants } = at(one.choice.wishes, aim);
    const { program } = this.#sound.world;
    const { id } = at(program.outcomes, outcome);
    return {
      ...{
        choice,
        team: team.session,
        outcome: id,
        done: deedOf(program, one, plan),
        best: deedOf(program, one, regret.plan),
      },
      ...{ cost: boundedOf(regret.cost), again: boundedOf(again) },
      worlds: this.#worlds(one, team, outcome, regret.plan),
      turning: turningAs({ turning, turns: [turnsOf(wants, turning, 0)], grounds: this.#grounds }, [
        id,
      ]),
    };
  }

  /** Which numbers would make the best no better than what was done, as far as there are runs left. */
  #turning(one: Judged, aim: number, plans: readonly [Plan, Plan]): Turning | undefined {
    const { world } = this.#sound;
    const inputs = jointInputsOf(world, {});
    const { ready, choice } = one;
    const wishes = [at(choice.wishes, aim)];
    // Two deeds at both ends of every number, and again of those that are named.
    const room = this.#most - this.#made - 4 * inputs.length * screenedRuns(MOST_RUNS);
    const runs = Math.min(MOST_RUNS, Math.floor(room / (4 * NAMED_INPUTS)));
    if (inputs.length === 0 || runs < LEAST_RUNS) return undefined;
    const going = turningOf(ready.steered, this.#played.parameters, {
      courses: plans.map((plan) => courseOf(plan, choice.actor, choice.step)),
      ...{ inputs, most: NAMED_INPUTS, runs, rivals: [{ best: 1, next: 0 }] },
      aims: this.#aimsOf(wishes, ready.scene.outcomes),
    });
    let next = going.next();
    while (next.done !== true) {
      next = going.next(this.#run(ready, next.value.courses, next.value.runs));
    }
    return next.value;
  }

  /** What an outcome came to in the run of a team, and in the same with another deed. */
  #worlds(
    { choice }: Judged,
    team: PlayedTeam,
    outcome: number,
    plan: Plan,
  ): CostliestChoice["worlds"] {
    if (plan.kind !== "now") return null;
    const standing = { engine: this.#played, session: team.run };
    try {
      const both = worldsOf(standing, choice.actor, choice.step, plan.deed);
      const { type } = at(this.#sound.world.program.outcomes, outcome);
      const [played, instead] = [both.asPlayed, both.instead].map((values) => {
        const value = at(values, outcome);
        return finite(type === "time" ? Number(value < Infinity) : value);
      });
      return { played: played ?? null, instead: instead ?? null };
    } catch (error) {
      if (!(error instanceof RunFault)) throw error;
      return null;
    }
  }
}
