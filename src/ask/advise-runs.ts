/** The runs that advice rests on: continuations of a belief under many courses, shared out over threads. */

import { at } from "../base/invariant.ts";
import { continuationKey } from "../batch/continue.ts";
import { BLOCK_RUNS, runCourses, startsOf } from "../batch/courses.ts";
import type { Hypothesis } from "../belief/filter.ts";
import type { Course, Steered } from "../ir/steer.ts";
import type { Key } from "../random/philox.ts";
import { valuesOf, type Aim, type AimValues } from "../study/advice.ts";
import {
  courseOf,
  followedOnly,
  rulesOf,
  steeredFor,
  stretchesOf,
  type OpenMove,
  type Plan,
  type Stretch,
} from "../study/choices.ts";
import type { Input } from "../study/inputs.ts";
import {
  endsOf,
  leadOf,
  nearestToTurn,
  type Rivals,
  type Turning,
  type TurningInput,
} from "../study/turning.ts";
import { runScenes, type SceneRuns } from "./advise-scenes.ts";
import type { Asking, Subject, SubjectValues } from "./asking.ts";
import type { End } from "./question.ts";
import { NothingDone } from "./refusal.ts";

/** Who chooses when, and what follows. */
export interface Scene {
  readonly actor: number;
  readonly step: number;
  readonly hypotheses: readonly Hypothesis[];
  /** Indices of the outcomes that are followed. */
  readonly outcomes: readonly number[];
  /** Of the run that was played: its own luck is never used. */
  readonly identity: { readonly seed: string; readonly run: number };
}

/** Runs made under some courses. */
export interface Made extends SceneRuns {
  readonly end: End;
}

/** Runs of every course at an end of an input, where all are tried; a part of what a choice rests on. */
const screened = (runs: number): number => Math.min(runs, Math.max(64, Math.ceil(runs / 16)));

/** Makes the runs of one choice. */
export class Advisor {
  readonly #subject: Subject;
  readonly #asked: SubjectValues;
  readonly #asking: Asking;
  readonly #scene: Scene;
  readonly #steered: Steered;
  readonly #key: Key;
  readonly #hypotheses: readonly Hypothesis[];
  /** Outcomes of a run; the last says whether what was to be done now was done. */
  readonly width: number;
  seconds = 0;

  constructor(subject: Subject, asked: SubjectValues, asking: Asking, scene: Scene) {
    const { program } = subject;
    const { outcomes: followed } = scene;
    this.#subject = subject;
    this.#asked = asked;
    this.#asking = asking;
    this.#scene = scene;
    this.#steered = steeredFor(program, followed);
    this.width = this.#steered.program.outcomes.length;
    this.#key = continuationKey(scene.identity.seed, scene.identity.run);
    this.#hypotheses = followedOnly(scene.hypotheses, followed);
  }

  /** The moves that are open to the actor in some of the first runs. */
  openMoves(): readonly OpenMove[] {
    const { actor, step } = this.#scene;
    const { engine, parameters, program } = this.#subject;
    const starts = startsOf(this.#hypotheses, this.#key, { first: 0, end: BLOCK_RUNS });
    const moves = [...at(program.actors, actor).moves.keys()];
    const { outcomes } = runCourses(engine.prepare(this.#steered.program), this.width, {
      ...{ key: this.#key, starts },
      courses: moves.map((deed) =>
        this.#steered.parameters(parameters, { actor, now: { at: step, deed } }),
      ),
    });
    return moves.flatMap((move): OpenMove[] => {
      const runs = at(outcomes, move);
      const made = runs.filter((_, index) => index % this.width === this.width - 1);
      const share = made.reduce((sum, one) => sum + (one === 1 ? 1 : 0), 0) / made.length;
      return share > 0 ? [{ move, share }] : [];
    });
  }

  /** What every actor could keep to in each stretch of the rest of the run. */
  stretches(): readonly Stretch[] {
    const { program } = this.#subject;
    const windows = stretchesOf(this.#scene.step, program.calendar.steps);
    return [...program.actors.keys()].flatMap((actor) =>
      rulesOf(program, actor).flatMap((plan) => windows.map((window) => ({ actor, plan, window }))),
    );
  }

  /** The course of a stretch. */
  courseIn({ actor, plan, window: { from, until } }: Stretch): Course | undefined {
    return courseOf(plan, actor, from, until);
  }

  /** Runs the courses with the scenario's own numbers. @throws NothingDone */
  run(courses: readonly (Course | undefined)[], runs: number): Promise<Made> {
    const { parameters } = this.#subject;
    return this.#make(
      courses.map((course) => this.#steered.parameters(parameters, course)),
      runs,
    );
  }

  /** Which inputs would turn the best over its rival, each tried at the ends of its range. @throws NothingDone */
  async turning(
    inputs: readonly Input[],
    aims: readonly Aim[],
    main: readonly AimValues[],
    plans: readonly Plan[],
    {
      most,
      runs,
      rivals,
    }: {
      readonly most: number;
      readonly runs: number;
      /** By aim. */
      readonly rivals: readonly (Rivals | undefined)[];
    },
  ): Promise<{ readonly turning: Turning; readonly end: End }> {
    const { actor, step } = this.#scene;
    const { parameters } = this.#subject;
    const used = [...new Set(rivals.flatMap((two) => (two ? [two.best, two.next] : [])))];
    if (used.length === 0) return { turning: { tried: 0, inputs: [] }, end: "complete" };
    const attempt = async (some: readonly Input[], each: number) => {
      const courses = some.flatMap((input) =>
        endsOf(parameters, input).flatMap((values) =>
          used.map((plan) =>
            this.#steered.parameters(values, courseOf(at(plans, plan), actor, step)),
          ),
        ),
      );
      const { outcomes, end } = await this.#make(courses, each);
      const told = some.map((input, index): TurningInput => ({
        input,
        aims: aims.map((aim, number) => {
          const two = rivals[number];
          if (two === undefined) return undefined;
          const [low, high] = [0, 1].map((side) => {
            const first = (2 * index + side) * used.length;
            const own = outcomes.slice(first, first + used.length);
            return leadOf(valuesOf(aim, own, this.width), {
              best: used.indexOf(two.best),
              next: used.indexOf(two.next),
            });
          });
          return { low, high };
        }),
      }));
      return { told, end };
    };
    const all = await attempt(inputs, screened(runs));
    if (all.end !== "complete") return { turning: { tried: 0, inputs: [] }, end: all.end };
    const near = nearestToTurn(all.told, main, most).map(({ input }) => input);
    const { told, end } = await attempt(near, runs);
    return { turning: { tried: inputs.length, inputs: nearestToTurn(told, main, most) }, end };
  }

  async #make(courses: readonly (readonly number[])[], runs: number): Promise<Made> {
    const { made, end, seconds } = await runScenes(
      { subject: this.#subject, asked: this.#asked, asking: this.#asking },
      this.#steered.program,
      [{ key: this.#key, hypotheses: this.#hypotheses, courses }],
      runs,
    );
    this.seconds += seconds;
    const [only] = made;
    if (only === undefined) throw new NothingDone(end === "complete" ? "incomplete" : end);
    return { ...only, end };
  }
}
