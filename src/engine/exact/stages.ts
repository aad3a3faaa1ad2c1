/**
 * A step as stages of independent blocks, by the functions of the interpreter: events, turns,
 * transitions draw; effects, drift and the clock follow for certain (docs/semantics.md, "One step").
 */

import { at } from "../../base/invariant.ts";
import type { ProgramEffect } from "../../ir/program.ts";
import { tick } from "../interpreter/clock.ts";
import { fail, momentOf, type Moment } from "../interpreter/evaluate.ts";
import { eventThreshold } from "../interpreter/events.ts";
import { sumOf } from "../interpreter/hazard.ts";
import { optionsOf } from "../interpreter/moves.ts";
import type { MoveOption } from "../interpreter/record.ts";
import type { State } from "../interpreter/state.ts";
import { transitionThreshold } from "../interpreter/transitions.ts";
import { applyWrites, evaluateEffects, type Write } from "../interpreter/write.ts";
import { Block, type Site, type Ways } from "./block.ts";
import type { Layout } from "./layout.ts";
import type { Pruned } from "./prune.ts";
import {
  effectExpressions,
  eventExpressions,
  heldParts,
  moveExpressions,
  part,
  partsOf,
  rulesExpressions,
  TIME,
  type Part,
} from "./reads.ts";
import { eventError, pickError, UNIT } from "./rounding.ts";

/** Blocks on one snapshot: what they add up to is applied together. */
export type Stage = readonly Block[];

/** The stages of a step. */
export interface Stages {
  /** Drawn ones, in order; the last is that of the transitions. `active` says in which steps. */
  readonly drawn: readonly { readonly stage: Stage; readonly active: (step: number) => boolean }[];
  /** Those that follow for certain. */
  readonly certain: readonly Stage[];
}

interface Way<T> {
  readonly probability: number;
  readonly result: T;
}

/** Something that draws: what it reads, what it writes, and its ways. */
interface Drawer {
  readonly reads: readonly Part[];
  readonly targets: readonly Part[];
  readonly ways: (moment: Moment) => Draws;
}

interface Draws {
  readonly ways: readonly Way<Mark>[];
  readonly error: number;
}

/** What one way marks in the state at once, and writes at the end of the phase. */
interface Mark {
  readonly mark: (state: State) => State;
  readonly writes: readonly Write[];
}

/** Builds the stages of a pruned program. */
export function stagesOf(pruned: Pruned, layout: Layout, parameters: readonly number[]): Stages {
  const builder = new Builder(pruned, layout, parameters);
  return { drawn: builder.drawn(), certain: builder.certain() };
}

class Builder {
  readonly #pruned: Pruned;
  readonly #layout: Layout;
  readonly #parameters: readonly number[];

  constructor(pruned: Pruned, layout: Layout, parameters: readonly number[]) {
    this.#pruned = pruned;
    this.#layout = layout;
    this.#parameters = parameters;
  }

  drawn(): Stages["drawn"] {
    const { program, events, actors } = this.#pruned;
    const always = (): boolean => true;
    const undated = events.some((e) => at(program.events, e).occurrence.kind === "undated");
    const dates = new Set(
      events.flatMap((event) => {
        const { occurrence } = at(program.events, event);
        return occurrence.kind === "dated" ? [occurrence.step] : [];
      }),
    );
    const turns =
      program.turns === "sequential"
        ? actors.map((actor) => [this.#actor(actor)])
        : actors.length === 0
          ? []
          : [actors.map((actor) => this.#actor(actor))];
    return [
      {
        stage: this.#group(
          events.map((event) => this.#event(event)),
          "events",
        ),
        active: (step) => undated || dates.has(step),
      },
      ...turns.map((drawers) => ({ stage: this.#group(drawers, "moves"), active: always })),
      { stage: this.#transitions(), active: always },
    ];
  }

  certain(): readonly Stage[] {
    return [this.#effects(), this.#drift(), this.#clock()].filter((stage) => stage.length > 0);
  }

  #moment(state: State): Moment {
    return momentOf(this.#pruned.program, this.#parameters, state);
  }

  /** What a flashpoint's being set changes. */
  #ladder(flashpoint: number): readonly Part[] {
    const { program } = this.#pruned;
    return [
      part("level", flashpoint),
      part("dwell", flashpoint),
      ...heldParts(program, flashpoint),
    ];
  }

  #targets(effects: readonly ProgramEffect[]): readonly Part[] {
    return effects.flatMap((effect) =>
      effect.target === "variable"
        ? [part("variable", effect.variable)]
        : this.#ladder(effect.flashpoint),
    );
  }

  #reads(effects: readonly ProgramEffect[]): readonly Part[] {
    return [...partsOf(this.#pruned.program, effects.flatMap(effectExpressions))];
  }

  #event(index: number): Drawer {
    const { program } = this.#pruned;
    const event = at(program.events, index);
    return {
      reads: [
        ...(event.occurrence.kind === "dated" ? [TIME] : []),
        ...partsOf(program, eventExpressions(event)),
        ...this.#reads(event.effects),
      ],
      targets: [part("flag", index), ...this.#targets(event.effects)],
      ways: (moment) => {
        const chance = eventThreshold(moment, index)?.probability ?? 0;
        const no: Mark = { mark: (state) => state, writes: [] };
        if (chance === 0) return { ways: [{ probability: 1, result: no }], error: 0 };
        const yes: Mark = {
          mark: (state) => ({ ...state, happened: state.happened.with(index, true) }),
          writes: evaluateEffects(moment, event.effects),
        };
        const ways = [
          { probability: chance, result: yes },
          { probability: 1 - chance, result: no },
        ];
        return {
          ways: ways.filter(({ probability }) => probability > 0),
          error: eventError(chance),
        };
      },
    };
  }

  #actor(index: number): Drawer {
    const { program } = this.#pruned;
    const { moves, sites } = at(program.actors, index);
    const effects = moves.flatMap((move) => move.effects);
    return {
      reads: [...partsOf(program, moves.flatMap(moveExpressions)), ...this.#reads(effects)],
      targets: [...moves.map((_, move) => part("moved", index, move)), ...this.#targets(effects)],
      ways: (moment) => {
        const options = optionsOf(moment, index);
        const last = options.at(-1);
        if (last !== undefined && !Number.isFinite(sumOf(options.map(({ weight }) => weight)))) {
          fail(moment, at(moves, last.move).weight.place, "not finite");
        }
        const { ways, error } = turnsOf(options, sites.length);
        return {
          error,
          ways: ways.map(({ probability, result }) => ({
            probability,
            result: {
              mark: (state) => ({ ...state, moves: state.moves.with(index, result) }),
              writes: result.flatMap((move) => evaluateEffects(moment, at(moves, move).effects)),
            },
          })),
        };
      },
    };
  }

  /** Drawers that write to the same part make one block, in their own order. */
  #group(drawers: readonly Drawer[], phase: "events" | "moves"): Stage {
    let groups: { readonly targets: ReadonlySet<Part>; readonly drawers: readonly Drawer[] }[] = [];
    for (const drawer of drawers) {
      const meets = groups.filter(({ targets }) => drawer.targets.some((one) => targets.has(one)));
      const joined = new Set([...meets, { drawers: [drawer] }].flatMap((one) => one.drawers));
      groups = [
        ...groups.filter((group) => !meets.includes(group)),
        {
          targets: new Set([...meets.flatMap(({ targets }) => [...targets]), ...drawer.targets]),
          drawers: drawers.filter((one) => joined.has(one)),
        },
      ];
    }
    return groups.map(
      (group) =>
        new Block(
          this.#layout,
          group.drawers.flatMap(({ reads, targets }) => [...reads, ...targets]),
          (site) => this.#joint(site, group.drawers, phase),
        ),
    );
  }

  #joint(site: Site, drawers: readonly Drawer[], phase: "events" | "moves"): Ways {
    const moment = this.#moment(site.state);
    let error = 0;
    let ways: readonly Way<Mark>[] = [
      { probability: 1, result: { mark: (state) => state, writes: [] } },
    ];
    for (const drawer of drawers) {
      const own = drawer.ways(moment);
      // One more product a way.
      error += own.error + (own.ways.length > 1 ? UNIT : 0);
      ways = ways.flatMap(({ probability, result }) =>
        own.ways.map((way) => ({
          probability: probability * way.probability,
          result: {
            mark: (state: State) => way.result.mark(result.mark(state)),
            writes: [...result.writes, ...way.result.writes],
          },
        })),
      );
    }
    return {
      probabilities: ways.map(({ probability }) => probability),
      shifts: ways.map(({ result }) => {
        const marked = result.mark(site.state);
        return this.#shift(site, applyWrites(moment.program, marked, result.writes, phase, []));
      }),
      error,
    };
  }

  #shift({ digits }: Site, state: State): number {
    return this.#layout.difference(digits, state);
  }

  #transitions(): Stage {
    const { program, needed } = this.#pruned;
    return [...program.flashpoints.entries()]
      .filter(([index, { rules }]) => needed.has(part("level", index)) && rules.length > 0)
      .map(
        ([index, flashpoint]) =>
          new Block(
            this.#layout,
            [...partsOf(program, rulesExpressions(flashpoint)), ...this.#ladder(index)],
            (site) => this.#transition(site, index),
          ),
      );
  }

  #transition(site: Site, index: number): Ways {
    const moment = this.#moment(site.state);
    const { rules, total, probability } = transitionThreshold(moment, index);
    if (total === 0) return { probabilities: [1], shifts: [0], error: 0 };
    const written = at(moment.program.flashpoints, index).rules;
    const merged = new Map<number, number>();
    const add = (shift: number, share: number): void => {
      merged.set(shift, (merged.get(shift) ?? 0) + share);
    };
    if (probability < 1) add(0, 1 - probability);
    const acting = rules.filter(({ hazard }) => hazard > 0);
    for (const { rule, hazard } of acting) {
      const value = at(written, rule).target;
      const write: Write = { target: "flashpoint", index, operation: "set", value };
      const after = applyWrites(moment.program, site.state, [write], "transitions", []);
      const share = (probability * hazard) / total;
      add(this.#shift(site, after) + this.#fired(index, rule), share);
    }
    return {
      probabilities: [...merged.values()],
      shifts: [...merged.keys()],
      error:
        pickError(rules.length, total, probability) +
        // Sums of shares with the same result.
        (merged.size < acting.length + (probability < 1 ? 1 : 0) ? rules.length * UNIT : 0),
    };
  }

  /** What the digit of the rule that fired adds. */
  #fired(flashpoint: number, rule: number): number {
    const place = this.#layout.place(part("fired", flashpoint));
    const number = at(this.#layout.effective, flashpoint).indexOf(rule) + 1;
    return place === undefined ? 0 : number * at(this.#layout.weights, place);
  }

  /** One block per variable that rules write to. */
  #effects(): Stage {
    const { program } = this.#pruned;
    return [...program.variables.keys()].flatMap((variable) => {
      const writers = [...program.flashpoints.entries()].flatMap(([flashpoint, { rules }]) => {
        const place = this.#layout.place(part("fired", flashpoint));
        const effects = at(this.#layout.effective, flashpoint).map((rule) =>
          at(rules, rule).effects.filter(
            (effect) => effect.target === "variable" && effect.variable === variable,
          ),
        );
        return place === undefined || effects.every((list) => list.length === 0)
          ? []
          : [{ flashpoint, place, effects }];
      });
      if (writers.length === 0) return [];
      const reads = writers.flatMap(({ flashpoint, effects }) => [
        part("fired", flashpoint),
        ...this.#reads(effects.flat()),
      ]);
      return [
        new Block(this.#layout, [...reads, part("variable", variable)], (site) => {
          const moment = this.#moment(site.state);
          const writes = writers.flatMap(({ place, effects }) => {
            const fired = at(site.digits, place);
            return fired === 0 ? [] : evaluateEffects(moment, at(effects, fired - 1));
          });
          return this.#sure(site, applyWrites(program, site.state, writes, "effects", []));
        }),
      ];
    });
  }

  #sure(site: Site, after: State): Ways {
    return { probabilities: [1], shifts: [this.#shift(site, after)], error: 0 };
  }

  #drift(): Stage {
    const { program } = this.#pruned;
    return [...program.variables.entries()].flatMap(([index, { drift }]) => {
      if (drift === undefined) return [];
      const reads = [...partsOf(program, [drift.value]), part("variable", index)];
      const effect: ProgramEffect = {
        operation: "set",
        target: "variable",
        variable: index,
        value: drift,
      };
      return [
        new Block(this.#layout, reads, (site) => {
          const writes = evaluateEffects(this.#moment(site.state), [effect]);
          return this.#sure(site, applyWrites(program, site.state, writes, "drift", []));
        }),
      ];
    });
  }

  /** Counters count, and what fired is forgotten. */
  #clock(): Stage {
    const { program, needed } = this.#pruned;
    const { endsWhen: _ending, ...going } = program;
    return [...program.flashpoints.keys()]
      .filter((flashpoint) => needed.has(part("level", flashpoint)))
      .map((flashpoint) => {
        const fired = this.#layout.place(part("fired", flashpoint));
        const ladder = this.#ladder(flashpoint).map((one) => this.#layout.place(one));
        return new Block(
          this.#layout,
          [...this.#ladder(flashpoint), part("fired", flashpoint)],
          (site) => {
            const after = tick(going, this.#parameters, site.state);
            // Of the other flashpoints the own digits are put back: they have blocks of their own.
            const mine = this.#layout.only(site.digits, after, ladder);
            const forget =
              fired === undefined ? 0 : at(site.digits, fired) * at(this.#layout.weights, fired);
            return { probabilities: [1], shifts: [mine - forget], error: 0 };
          },
        );
      });
  }
}

/** The sets of moves that an actor may make in a turn of so many slots. */
function turnsOf(
  options: readonly MoveOption[],
  slots: number,
): { readonly ways: readonly Way<readonly number[]>[]; readonly error: number } {
  let error = 0;
  let orders = 0;
  const sets = new Map<string, Way<readonly number[]>>();
  const go = (
    slot: number,
    left: readonly MoveOption[],
    made: readonly number[],
    p: number,
  ): void => {
    const total = sumOf(left.map(({ weight }) => weight));
    if (slot === slots || total === 0) {
      const result = made.toSorted((a, b) => a - b);
      const key = result.join();
      orders += 1;
      sets.set(key, { probability: (sets.get(key)?.probability ?? 0) + p, result });
      return;
    }
    // Weighted by p: what is summed up is the error of the whole.
    error += p * (pickError(left.length, total, 1) + 2 * UNIT);
    for (const { move, weight } of left) {
      if (weight === 0) continue;
      const others = left.filter((option) => option.move !== move);
      go(slot + 1, others, [...made, move], p * (weight / total));
    }
  };
  go(0, options, [], 1);
  // What comes together in one set was added up.
  return { ways: [...sets.values()], error: error + (orders > 1 ? orders * UNIT : 0) };
}
