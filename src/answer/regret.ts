/** The answer of `brink advise --regret`: what decisions cost, each beside the best that was open. */

import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";
import type { Bounded } from "../stats/interval.ts";
import type { Wish } from "../study/aims.ts";
import type { Plan } from "../study/choices.ts";
import type { Grounds } from "../study/provenance.ts";
import { isClear, type Regret } from "../study/regret.ts";
import type { Turning } from "../study/turning.ts";
import { boundedOf, numbersOf, planOf, turningOf, type AdviseFacts } from "./advise.ts";
import { caution, type Caution } from "./caution.ts";
import { daysOf, headOf } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { regretSchema, type RegretAnswer } from "./regret-schema.ts";
import { finite } from "./schema.ts";

/** A decision with what its deeds come to. */
export interface JudgedDecision {
  readonly step: number;
  readonly by: "player" | "policy" | "history";
  readonly open: readonly number[];
  /** The deeds compared; the first is the one that was done. */
  readonly plans: readonly Plan[];
  /** By aim; undefined where no run has a value. */
  readonly regrets: readonly (Regret | undefined)[];
}

/** The decision that cost an aim most, judged again on other luck. */
export interface Costliest {
  readonly aim: number;
  /** Its number among the decisions. */
  readonly decision: number;
  /** The cost of what was done against the best found before. */
  readonly again: Bounded;
  /** Of the aim, in the run as it went and in the other world; NaN for a fault. */
  readonly worlds: { readonly played: number; readonly instead: number } | undefined;
  readonly turning: Turning | undefined;
  readonly turns: readonly ("no" | "perhaps" | "yes")[];
}

/** What was found. */
export interface RegretFound {
  readonly program: Program;
  readonly grounds: ReadonlyMap<string, Grounds>;
  readonly actor: number;
  readonly path: RegretAnswer["path"];
  readonly run: number | undefined;
  /** ISO date. */
  readonly until: string;
  readonly wishes: readonly (Wish & { readonly id: string; readonly declared: boolean })[];
  readonly weighed: boolean;
  readonly decisions: readonly JudgedDecision[];
  readonly costliest: readonly Costliest[];
  /** Decisions that it was stopped before. */
  readonly missing: number;
  /** Turns that made several moves at once. */
  readonly several: number;
  /** Runs in which a fault leaves an objective without a value, at most. */
  readonly faults: number;
}

/** The answer, keys in the order of the schema. */
export function regretAnswer(found: RegretFound, facts: AdviseFacts): RegretAnswer {
  const { program, actor, path, run, until, wishes, weighed } = found;
  const { done, total, elapsed } = facts;
  const ids = [...wishes.map(({ id }) => id), ...(weighed ? ["weighed"] : [])];
  const costliest = found.costliest.map((one) => costliestOf(found, one, ids));
  return {
    ...headOf("regret", facts),
    cautions: cautionsOf(found, ids, facts),
    actor: at(program.actors, actor).id,
    ...{ path, ...(run === undefined ? {} : { run }), until },
    ...{ runs: done, runsRequested: total, partial: done < total || found.missing > 0 },
    commonRandomNumbers: true,
    objectives: ids.map((id, aim) => {
      const wish = wishes[aim];
      return {
        id,
        ...(wish === undefined ? {} : { outcome: at(program.outcomes, wish.outcome).id }),
        wants: wish?.wants ?? "more",
        declared: wish?.declared ?? false,
      };
    }),
    decisions: found.decisions.map((one) => decisionOf(found, one, ids)),
    costliest,
    numbers: numbersOf(
      found.grounds,
      costliest.flatMap(({ turning }) => turning?.inputs ?? []),
    ),
    uncertainty: "sampling",
    forecast: false,
    elapsed,
  };
}

function decisionOf(
  { program, actor }: RegretFound,
  { step, by, open, plans, regrets }: JudgedDecision,
  ids: readonly string[],
): RegretAnswer["decisions"][number] {
  const { moves } = at(program.actors, actor);
  return {
    ...{ step, ...daysOf(program, step), by },
    ...planOf(program, actor, at(plans, 0)),
    open: open.map((move) => at(moves, move).id),
    objectives: Object.fromEntries(
      ids.flatMap((id, aim) => {
        const regret = regrets[aim];
        if (regret === undefined) return [];
        const told = {
          best: planOf(program, actor, at(plans, regret.best)),
          done: boundedOf(regret.done),
          instead: boundedOf(regret.instead),
          cost: boundedOf(regret.cost),
          clear: isClear(regret.cost),
        };
        return [[id, told]];
      }),
    ),
  };
}

function costliestOf(
  { program, actor, decisions, grounds }: RegretFound,
  { aim, decision, again, worlds, turning, turns }: Costliest,
  ids: readonly string[],
): RegretAnswer["costliest"][number] {
  const { step, plans, regrets } = at(decisions, decision);
  const best = at(plans, regrets[aim]?.best ?? 0);
  const objective = at(ids, aim);
  return {
    objective,
    ...{ step, ...daysOf(program, step) },
    ...planOf(program, actor, at(plans, 0)),
    best: planOf(program, actor, best),
    again: boundedOf(again),
    clear: isClear(again),
    worlds:
      worlds === undefined
        ? null
        : { played: finite(worlds.played), instead: finite(worlds.instead) },
    turning: turningOf({ turning, turns: [turns], grounds }, [objective]),
  };
}

function cautionsOf(
  { decisions, missing, several, faults }: RegretFound,
  ids: readonly string[],
  { done, total }: AdviseFacts,
): Caution[] {
  const cautions: Caution[] = [caution("advise-model")];
  if (done < total) cautions.push(caution("advise-partial", { done, total }));
  if (missing > 0) cautions.push(caution("regret-missing", { n: missing }));
  if (decisions.length === 0) cautions.push(caution("regret-nothing-open"));
  if (several > 0) cautions.push(caution("regret-several", { n: several }));
  const silent = ids.filter((_, aim) => decisions.every(({ regrets }) => !regrets[aim]));
  if (decisions.length > 0 && silent.length > 0) {
    cautions.push(
      silent.length === ids.length
        ? caution("no-runs")
        : caution("advise-no-value", { outcomes: silent }),
    );
  }
  if (faults > 0) cautions.push(caution("advise-faults", { n: faults }));
  return cautions;
}

const cells = ({ value, low, high }: { readonly [Key in keyof Bounded]: number | null }) => [
  value,
  low,
  high,
];

/** A row per decision and objective, in full precision. */
const rows = table<RegretAnswer>()(
  {
    ...{ step: "count", from: "text", by: "text", does: "text", move: "text" },
    ...{ "best does": "text", "best move": "text", objective: "text" },
    ...{ done: "number", "done low": "number", "done high": "number" },
    ...{ instead: "number", "instead low": "number", "instead high": "number" },
    ...{ cost: "number", "cost low": "number", "cost high": "number" },
  },
  ({ decisions }) =>
    decisions.flatMap(({ step, from, by, does, move, objectives }) =>
      Object.entries(objectives).map(([id, { best, done, instead, cost }]) => [
        ...[step, from, by, does, move ?? null, best.does, best.move ?? null, id],
        ...[...cells(done), ...cells(instead), ...cells(cost)],
      ]),
    ),
);

/** The kind `regret-kind`: its schema and its table. */
export const regretKind: AnswerKind<typeof regretSchema> = { schema: regretSchema, table: rows };
