/** The runs that advice rests on: continuations of a belief under many courses, shared out over threads. */

import { at } from "../base/invariant.ts";
import { continuationKey } from "../batch/continue.ts";
import {
  BLOCK_RUNS,
  hypothesesOfRuns,
  joinParts,
  runCourses,
  startsOf,
  type CoursesPart,
} from "../batch/courses.ts";
import type { Hypothesis } from "../belief/filter.ts";
import type { Course, Steered } from "../ir/steer.ts";
import type { RunRange } from "../batch/plan.ts";
import type { Key } from "../random/philox.ts";
import { bestOf, valuesOf, type Aim, type AimValues } from "../study/advice.ts";
import {
  courseOf,
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
  type Turning,
  type TurningInput,
} from "../study/turning.ts";
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
export interface Made extends CoursesPart {
  readonly end: End;
  /** By run, the hypothesis that it begins with. */
  readonly began: Int32Array;
}

/** Runs of every course at an end of an input, where all are tried; a part of what a choice rests on. */
const screened = (runs: number): number => Math.min(runs, Math.max(64, Math.ceil(runs / 16)));

/** Courses of a piece of work. */
const GROUP = 16;

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
    this.#hypotheses = scene.hypotheses.map(({ outcomes, ...one }) => ({
      ...one,
      outcomes: [...followed.map((index) => at(outcomes, index)), { value: 0, decided: false }],
    }));
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

  /** Which inputs would turn a choice over, each tried at the ends of its range. @throws NothingDone */
  async turning(
    inputs: readonly Input[],
    aims: readonly Aim[],
    main: readonly AimValues[],
    plans: readonly Plan[],
    { most, runs }: { readonly most: number; readonly runs: number },
  ): Promise<{ readonly turning: Turning; readonly end: End }> {
    const { actor, step } = this.#scene;
    const { parameters } = this.#subject;
    const among = [...plans.keys()].slice(1);
    const rivals = main.map((values) => {
      const found = bestOf(values, among);
      return found?.next === undefined ? undefined : { best: found.best, next: found.next };
    });
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
    const groups = Math.ceil(courses.length / GROUP);
    const blocks = Math.ceil(runs / BLOCK_RUNS);
    const rangeOf = (block: number): RunRange => ({
      first: block * BLOCK_RUNS,
      end: Math.min(runs, (block + 1) * BLOCK_RUNS),
    });
    const { result, end } = await this.#asking.share<ReadonlyMap<number, CoursesPart>>(
      this.#subject,
      this.#asked,
      {
        program: this.#steered.program,
        // A piece is a block of runs under a group of courses: to change course costs as much as some runs.
        runs: groups * blocks,
        chunkRuns: 1,
        pieceRuns: Math.ceil((runs * courses.length) / (groups * blocks)),
        ask: async (pool, { first, end: last }) => {
          const made = new Map<number, CoursesPart>();
          for (let piece = first; piece < last; piece += 1) {
            const starts = startsOf(
              this.#hypotheses,
              this.#key,
              rangeOf(Math.floor(piece / groups)),
            );
            const group = (piece % groups) * GROUP;
            const some = courses.slice(group, group + GROUP);
            const part = await pool.courses({ key: this.#key, starts, courses: some });
            if (part === undefined) return undefined;
            made.set(piece, part);
          }
          return made;
        },
        merge: (a, b) => new Map([...a, ...b]),
        before: { done: [], part: new Map() },
      },
    );
    this.seconds += result.seconds;
    const probabilities = this.#hypotheses.map(({ probability }) => probability);
    // A block counts where every course has it.
    const whole = Array.from({ length: blocks }, (_, block) => {
      const parts = Array.from({ length: groups }, (__, group) =>
        result.part.get(block * groups + group),
      );
      const sound = parts.filter((part) => part !== undefined);
      if (sound.length < groups) return undefined;
      const { first, count } = at(sound, 0);
      return { first, count, outcomes: sound.flatMap(({ outcomes }) => outcomes) };
    }).filter((part) => part !== undefined);
    if (whole.length === 0) throw new NothingDone(end === "complete" ? "incomplete" : end);
    const began = whole.flatMap(({ first, count }) => [
      ...hypothesesOfRuns(probabilities, this.#key, { first, end: first + count }),
    ]);
    return { ...joinParts(whole), end, began: Int32Array.from(began) };
  }
}
