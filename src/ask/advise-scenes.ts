/**
 * Continuations of beliefs under courses, shared out over threads: one belief where a choice is advised
 * on, many where the decisions of a whole run are judged.
 */

import { at } from "../base/invariant.ts";
import {
  BLOCK_RUNS,
  hypothesesOfRuns,
  joinParts,
  startsOf,
  type CoursesPart,
} from "../batch/courses.ts";
import type { RunRange } from "../batch/plan.ts";
import type { Hypothesis } from "../belief/filter.ts";
import type { Program } from "../ir/program.ts";
import type { Key } from "../random/philox.ts";
import type { KeptThreads } from "../app/batch/run-batch.ts";
import type { Asking, Sharing, Subject, SubjectValues } from "./asking.ts";
import type { End } from "./question.ts";

/** A belief, its luck, and the parameters of every course that sets out from it. */
export interface SceneCourses {
  readonly key: Key;
  /** With the outcomes of the steered program; absent where runs begin at the start. */
  readonly hypotheses: readonly Hypothesis[] | undefined;
  readonly courses: readonly (readonly number[])[];
}

/** Runs of one scene. */
export interface SceneRuns extends CoursesPart {
  /** By run, the hypothesis that it begins with; 0 where there are none. */
  readonly began: Int32Array;
}

/** Courses of a piece of work. */
const GROUP = 16;

/**
 * Makes a range of runs of all scenes, of the first ones first.
 * @returns by scene its runs; undefined where it was stopped before any were done under all courses
 * @throws NothingDone
 */
export async function runScenes(
  context: { readonly subject: Subject; readonly asked: SubjectValues; readonly asking: Asking },
  program: Program,
  scenes: readonly SceneCourses[],
  { first: from, end: until }: RunRange,
  how: { readonly kept?: KeptThreads; readonly wholeOnly?: boolean } = {},
): Promise<{
  readonly made: readonly (SceneRuns | undefined)[];
  readonly end: End;
  readonly seconds: number;
}> {
  const { subject, asked, asking } = context;
  const { kept, wholeOnly = false } = how;
  const blocks = Math.ceil((until - from) / BLOCK_RUNS);
  const rangeOf = (block: number): RunRange => ({
    first: from + block * BLOCK_RUNS,
    end: Math.min(until, from + (block + 1) * BLOCK_RUNS),
  });
  // A piece is a block of runs under a group of courses: to change course costs as much as some runs.
  const groupsOf = ({ courses }: SceneCourses): number => Math.ceil(courses.length / GROUP);
  const pieces = scenes.flatMap((scene, index) =>
    Array.from({ length: blocks * groupsOf(scene) }, (_, piece) => ({
      scene: index,
      block: Math.floor(piece / groupsOf(scene)),
      group: piece % groupsOf(scene),
    })),
  );
  const all = scenes.reduce((sum, { courses }) => sum + courses.length, 0);
  const task: Sharing<ReadonlyMap<number, CoursesPart>> = {
    ...(kept === undefined ? {} : { kept }),
    program,
    runs: pieces.length,
    chunkRuns: 1,
    pieceRuns: Math.ceil(((until - from) * all) / pieces.length),
    ask: async (pool, { first, end: last }) => {
      const made = new Map<number, CoursesPart>();
      for (let piece = first; piece < last; piece += 1) {
        const { scene, block, group } = at(pieces, piece);
        const { hypotheses, key, courses } = at(scenes, scene);
        const starts = startsOf(hypotheses, key, rangeOf(block));
        const some = courses.slice(group * GROUP, (group + 1) * GROUP);
        const part = await pool.courses({ key, starts, courses: some });
        if (part === undefined) return undefined;
        made.set(piece, part);
      }
      return made;
    },
    merge: (a, b) => new Map([...a, ...b]),
    before: { done: [], part: new Map() },
  };
  const { result, end } = await asking.share(subject, asked, task, { wholeOnly });
  let next = 0;
  const made = scenes.map((scene) => {
    const first = next;
    const groups = groupsOf(scene);
    next += blocks * groups;
    return joined(scene, result.part, { first, blocks, groups });
  });
  return { made, end, seconds: result.seconds };
}

/** The runs of a scene; a block counts where every course has it. */
function joined(
  { hypotheses, key }: SceneCourses,
  parts: ReadonlyMap<number, CoursesPart>,
  {
    first: before,
    blocks,
    groups,
  }: { readonly first: number; readonly blocks: number; readonly groups: number },
): SceneRuns | undefined {
  const whole = Array.from({ length: blocks }, (_, block) => {
    const sound = Array.from({ length: groups }, (__, group) =>
      parts.get(before + block * groups + group),
    ).filter((part) => part !== undefined);
    if (sound.length < groups) return undefined;
    const { first, count } = at(sound, 0);
    return { first, count, outcomes: sound.flatMap(({ outcomes }) => outcomes) };
  }).filter((part) => part !== undefined);
  if (whole.length === 0) return undefined;
  const probabilities = (hypotheses ?? []).map(({ probability }) => probability);
  const began = whole.flatMap(({ first, count }) => [
    ...hypothesesOfRuns(probabilities, key, { first, end: first + count }),
  ]);
  return { ...joinParts(whole), began: Int32Array.from(began) };
}
