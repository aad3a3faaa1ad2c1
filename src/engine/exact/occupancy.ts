/**
 * Where the flashpoints are: the chance of each level in each step, and of having been at it or above by
 * then. A run that is over stays where it was.
 */

import { at } from "../../base/invariant.ts";
import type { ProgramFlashpoint } from "../../ir/program.ts";
import { roundingOf } from "./flow.ts";
import type { PassResult } from "./pass.ts";
import { openQuestion, type Asked, type OpenQuestion } from "./questions.ts";
import { part } from "../../ir/parts.ts";
import { Sum, UNIT } from "./rounding.ts";
import type { Watch } from "./watch.ts";

/** What was found of one flashpoint; by step, then by level. */
export interface LadderAnswer {
  readonly id: string;
  readonly levels: readonly string[];
  /** Chance of standing at a level. */
  readonly standing: readonly (readonly number[])[];
  /** Chance of having stood at a level or a higher one by then. */
  readonly reached: readonly (readonly number[])[];
}

/** The answers about flashpoints; `within` says how far each may be off. */
export interface Occupancy {
  readonly within: number;
  readonly ladders: readonly LadderAnswer[];
}

/** Follows the levels of some flashpoints. */
export class Census {
  /** The columns that it needs, as questions of the pass. */
  readonly questions: readonly OpenQuestion[];
  readonly watch: Watch;
  readonly #asked: Asked;
  readonly #ladders: readonly ProgramFlashpoint[];
  readonly #places: readonly (number | undefined)[];
  /** By ladder, step and level: runs that go on, and runs that end there. */
  readonly #standing: readonly (readonly (readonly Sum[])[])[];
  readonly #ended: readonly (readonly (readonly Sum[])[])[];
  readonly #dropped = new Sum();

  /** @param chosen indices of the flashpoints */
  constructor(asked: Asked, chosen: readonly number[]) {
    const { program, layout } = asked;
    this.#asked = asked;
    this.#ladders = chosen.map((index) => at(program.flashpoints, index));
    const places = chosen.map((index) => layout.place(part("level", index)));
    this.#places = places;
    const sums = (): (readonly (readonly Sum[])[])[] =>
      this.#ladders.map(({ levels }) =>
        Array.from({ length: program.calendar.steps + 1 }, () => levels.map(() => new Sum())),
      );
    this.#standing = sums();
    this.#ended = sums();
    this.questions = this.#ladders.flatMap(({ levels }, index) =>
      levels
        .slice(1)
        .map((_, below) =>
          openQuestion(asked, -1, "miss", (digits) =>
            this.#levelOf(index, digits) > below ? "hit" : "open",
          ),
        ),
    );
    this.watch = {
      begin: [],
      see: ({ step, digits, mass, ended, going }) => {
        const sums = ended ? this.#ended : this.#standing;
        for (const index of places.keys()) {
          at(at(at(sums, index), step), this.#levelOf(index, digits)).add(mass);
        }
        if (!ended && !going) this.#dropped.add(mass);
      },
    };
  }

  #levelOf(ladder: number, digits: Float64Array): number {
    const place = at(this.#places, ladder);
    // A level that is no part of the state never changes.
    return place === undefined ? at(this.#ladders, ladder).start : at(digits, place);
  }

  /** What it came to. */
  answer({ account }: PassResult): Occupancy {
    const { program } = this.#asked;
    let question = 0;
    let error = this.#dropped.error;
    const ladders = this.#ladders.map(({ id, levels }, index) => {
      const hits = levels.slice(1).map(() => at(this.questions, question++).hits);
      let over: readonly number[] = levels.map(() => 0);
      let passed: readonly number[] = levels.map((_, level) => (level === 0 ? 1 : 0));
      const standing: (readonly number[])[] = [];
      const reached: (readonly number[])[] = [];
      for (let step = 0; step <= program.calendar.steps; step += 1) {
        const going = at(at(this.#standing, index), step);
        const ends = at(at(this.#ended, index), step);
        over = over.map((sum, level) => sum + at(ends, level).value);
        standing.push(over.map((sum, level) => sum + at(going, level).value));
        passed = passed.map((sum, level) =>
          level === 0 ? sum : sum + at(at(hits, level - 1), step).value,
        );
        reached.push(passed);
        for (const sum of [...going, ...ends]) error += sum.error + 4 * UNIT * sum.value;
      }
      for (const sum of hits.flat()) error += sum.error + 4 * UNIT * sum.value;
      return { id, levels, standing, reached };
    });
    const missing = this.#dropped.value + account.lost;
    return { within: roundingOf(account) + error + missing, ladders };
  }
}
