/** The runs that advice rests on: continuations of a belief under many courses, shared out over threads. */

import { at } from "../base/invariant.ts";
import { BLOCK_RUNS, runCourses } from "../batch/courses.ts";
import { KeptThreads } from "../app/batch/run-batch.ts";
import type { RunRange } from "../batch/plan.ts";
import type { Course, Steered } from "../ir/steer.ts";
import {
  Choice,
  courseOf,
  rulesOf,
  stretchesOf,
  type OpenMove,
  type Plan,
  type Scene,
  type Stretch,
} from "../study/choices.ts";
import { turningOf, type RunsAsked, type Turning, type TurningTask } from "../study/turning.ts";
import { runScenes, type SceneRuns } from "./advise-scenes.ts";
import type { Asking, Subject, SubjectValues } from "./asking.ts";
import type { End } from "./question.ts";
import { NothingDone } from "./refusal.ts";

/** Runs made under some courses. */
export interface Made extends SceneRuns {
  readonly end: End;
}

/** Makes the runs of one choice, on threads that it keeps until it is closed. */
export class Advisor {
  readonly #subject: Subject;
  readonly #asked: SubjectValues;
  readonly #asking: Asking;
  readonly #choice: Choice;
  readonly #kept = new KeptThreads();
  seconds = 0;

  constructor(
    subject: Subject,
    asked: SubjectValues,
    asking: Asking,
    scene: Scene,
    steered?: Steered,
  ) {
    this.#subject = subject;
    this.#asked = asked;
    this.#asking = asking;
    this.#choice = new Choice(subject.program, scene, steered);
  }

  /** Outcomes of a run. */
  get width(): number {
    return this.#choice.width;
  }

  /** The moves that are open to the actor in some of the first runs. */
  openMoves(): readonly OpenMove[] {
    const { engine, parameters, program } = this.#subject;
    const { width, steered, scene } = this.#choice;
    const moves = [...at(program.actors, scene.actor).moves.keys()];
    const plans = moves.map((deed): Plan => ({ kind: "now", deed }));
    const courses = this.#choice.courses(parameters, plans);
    const task = this.#choice.task({ first: 0, end: BLOCK_RUNS }, courses);
    const { outcomes } = runCourses(engine.prepare(steered.program), width, task);
    return moves.flatMap((move): OpenMove[] => {
      const made = at(outcomes, move).filter((_, index) => index % width === width - 1);
      const share = made.reduce((sum, one) => sum + (one === 1 ? 1 : 0), 0) / made.length;
      return share > 0 ? [{ move, share }] : [];
    });
  }

  /** What every actor could keep to in each stretch of the rest of the run. */
  stretches(): readonly Stretch[] {
    const { program } = this.#subject;
    const windows = stretchesOf(this.#choice.scene.step, program.calendar.steps);
    return [...program.actors.keys()].flatMap((actor) =>
      rulesOf(program, actor).flatMap((plan) => windows.map((window) => ({ actor, plan, window }))),
    );
  }

  /** The course of a stretch. */
  courseIn({ actor, plan, window: { from, until } }: Stretch): Course | undefined {
    return courseOf(plan, actor, from, until);
  }

  /** Runs the courses with the scenario's own numbers. @throws NothingDone */
  run(courses: readonly (Course | undefined)[], range: RunRange): Promise<Made> {
    const { parameters } = this.#subject;
    return this.#make(
      courses.map((course) => this.#choice.steered.parameters(parameters, course)),
      range,
    );
  }

  /** Which inputs would turn the best over its rival. @param first of the runs @throws NothingDone */
  async turning(
    task: TurningTask,
    first = 0,
  ): Promise<{ readonly turning?: Turning; readonly end: End }> {
    const { steered } = this.#choice;
    const going = turningOf(steered, this.#subject.parameters, task);
    const { result, end } = await this.follow(going, first);
    // What was stopped while all were screened says nothing of any.
    return result === undefined ? { end } : { turning: result, end };
  }

  /**
   * Makes the runs that some work asks for, one piece after the other, to its end.
   * @param told of each piece before it is made; where that is not left out, only all of it is of use
   * @returns no result where it was stopped before its last piece
   * @throws NothingDone
   */
  async follow<Piece extends RunsAsked, Result>(
    going: Generator<Piece, Result, readonly Float64Array[]>,
    first = 0,
    told?: (piece: Piece) => void,
  ): Promise<{ readonly result?: Result; readonly end: End }> {
    let end: End = "complete";
    let next = going.next();
    while (next.done !== true) {
      if (end !== "complete") return { end };
      told?.(next.value);
      const { courses, runs } = next.value;
      const made = await this.#make(courses, { first, end: first + runs }, told !== undefined);
      end = made.end;
      next = going.next(made.outcomes);
    }
    return { result: next.value, end };
  }

  /** Ends its threads. */
  close(): Promise<void> {
    return this.#kept.close();
  }

  /** @param inner told of by whoever asked; only all of it is of use */
  async #make(
    courses: readonly (readonly number[])[],
    range: RunRange,
    inner = false,
  ): Promise<Made> {
    const { key, hypotheses, steered } = this.#choice;
    const asked = inner ? { ...this.#asked, quiet: true } : this.#asked;
    const { made, end, seconds } = await runScenes(
      { subject: this.#subject, asked, asking: this.#asking },
      steered.program,
      [{ key, hypotheses, courses }],
      range,
      { kept: this.#kept, wholeOnly: inner },
    );
    this.seconds += seconds;
    const [only] = made;
    if (only === undefined) throw new NothingDone(end === "complete" ? "incomplete" : end);
    return { ...only, end };
  }
}
