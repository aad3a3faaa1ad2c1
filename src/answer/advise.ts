/** The answer of `brink advise`: what an actor's choices would change, from what it can know. */

import { at } from "../base/invariant.ts";
import type { Hypothesis } from "../belief/filter.ts";
import type { Program } from "../ir/program.ts";
import type { Bounded } from "../stats/interval.ts";
import type { Wish } from "../study/aims.ts";
import type { CourseEstimate } from "../study/advice.ts";
import type { Extreme, OpenMove, Plan, Stretch } from "../study/choices.ts";
import type { Finding } from "../study/findings.ts";
import type { Grounds } from "../study/provenance.ts";
import type { Turning } from "../study/turning.ts";
import { caution, type Caution } from "./caution.ts";
import { adviseSchema, type AdvisedPlan, type AdviseAnswer } from "./advise-schema.ts";
import { daysOf, headOf, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { asShare, finite } from "./schema.ts";

/** What was found. */
export interface AdviceFound {
  readonly program: Program;
  /** What the numbers with a range rest on, by id. */
  readonly grounds: ReadonlyMap<string, Grounds>;
  readonly actor: number;
  readonly step: number;
  readonly hypotheses: readonly Hypothesis[];
  readonly wishes: readonly (Wish & { readonly id: string; readonly declared: boolean })[];
  /** Whether the last aim weighs the others. */
  readonly weighed: boolean;
  readonly plans: readonly Plan[];
  readonly rules: readonly Plan[];
  readonly stretches: readonly Stretch[];
  readonly open: readonly OpenMove[];
  /** By aim. */
  readonly findings: readonly Finding[];
  readonly turning: Turning | undefined;
  /** By aim, by input of the turning. */
  readonly turns: readonly (readonly ("no" | "perhaps" | "yes")[])[];
}

/** What was asked, and how it went. */
export interface AdviseFacts extends HeadFacts {
  readonly done: number;
  readonly total: number;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function adviseAnswer(found: AdviceFound, facts: AdviseFacts): AdviseAnswer {
  const { program, actor, step, wishes, weighed, findings } = found;
  const { done, total, elapsed } = facts;
  const ids = [...wishes.map(({ id }) => id), ...(weighed ? ["weighed"] : [])];
  const planned = (of: number, one: Plan) => planOf(program, of, one);
  const turning = turningOf(found, ids);
  return {
    ...headOf("advise", facts),
    cautions: cautionsOf(found, ids, facts),
    actor: at(program.actors, actor).id,
    step,
    ...daysOf(program, step),
    ...{ runs: done, runsRequested: total, partial: done < total },
    commonRandomNumbers: true,
    belief: beliefOf(found),
    objectives: ids.map((id, aim) => {
      const wish = wishes[aim];
      const best = at(findings, aim).best;
      const deed = (course: number) => planned(actor, at(found.plans, course));
      return {
        id,
        ...(wish === undefined ? {} : { outcome: at(program.outcomes, wish.outcome).id }),
        wants: wish?.wants ?? "more",
        declared: wish?.declared ?? false,
        best:
          best === undefined
            ? null
            : {
                ...deed(best.best),
                next: best.next === undefined ? null : deed(best.next),
                lead: best.lead === undefined ? null : boundedOf(best.lead),
                clear: best.lead !== undefined && excludesZero(best.lead),
              },
      };
    }),
    courses: found.plans.map((one, index) => ({
      ...planned(actor, one),
      open: openOf(one, found.open),
      objectives: Object.fromEntries(
        ids.flatMap((id, aim) => {
          const plans = at(findings, aim).plans[index];
          return plans === undefined ? [] : [[id, estimateOf(plans)]];
        }),
      ),
    })),
    knowing: program.unknowns.flatMap(({ id: unknown, values }, index) =>
      ids.flatMap((objective, aim) => {
        const known = at(findings, aim).knowing[index];
        if (known === undefined) return [];
        const best = values.map(({ id }, value) => {
          const course = known.best[value];
          const deed = course === undefined ? null : planned(actor, at(found.plans, course));
          return [id, deed] as const;
        });
        return [
          { unknown, objective, gain: boundedOf(known.gain), best: Object.fromEntries(best) },
        ];
      }),
    ),
    ...agencyOf(found, ids),
    turning,
    numbers: numbersOf(found.grounds, turning?.inputs ?? []),
    uncertainty: "sampling",
    forecast: false,
    elapsed,
  };
}

const excludesZero = ({ low, high }: Bounded): boolean => low > 0 || high < 0;

/** A plan as written. */
export function planOf({ actors }: Program, actor: number, one: Plan): AdvisedPlan {
  if (one.kind === "policy") return { does: "policy" };
  const { deed } = one;
  const move = deed === "nothing" ? {} : { move: at(at(actors, actor).moves, deed).id };
  if (one.kind === "now") return { does: deed === "nothing" ? "nothing" : "move", ...move };
  return { does: one.kind, ...move };
}

/** The policy and doing nothing are always open. */
function openOf(one: Plan, open: readonly OpenMove[]): number {
  if (one.kind === "policy" || one.deed === "nothing") return 1;
  return open.find(({ move }) => move === one.deed)?.share ?? 0;
}

/** An estimate as written. */
export const boundedOf = ({ value, low, high }: Bounded) => ({
  value,
  ...{ low: finite(low), high: finite(high) },
});

const estimateOf = ({ value, difference: from, pairs }: CourseEstimate) => ({
  ...boundedOf(value),
  difference: boundedOf(from),
  pairs,
});

function beliefOf({ program, hypotheses }: AdviceFound): AdviseAnswer["belief"] {
  return Object.fromEntries(
    program.unknowns.map(({ id, values }, unknown) => [
      id,
      Object.fromEntries(
        values.map((value, index) => {
          const those = hypotheses.filter(({ state }) => state.unknowns[unknown] === index);
          return [value.id, asShare(those.reduce((sum, one) => sum + one.probability, 0))];
        }),
      ),
    ]),
  );
}

type WithAgency = Pick<AdviseAnswer, "agency" | "whoMatters">;

function agencyOf(found: AdviceFound, ids: readonly string[]): WithAgency {
  const { program, actor, plans, rules, findings } = found;
  if (rules.length === 0) return {};
  const courses = [...plans, ...rules];
  const extremeAs = (one: Extreme | undefined) =>
    one === undefined
      ? null
      : {
          ...planOf(program, actor, at(courses, one.course)),
          ...boundedOf(one.value),
          difference: boundedOf(one.difference),
        };
  return {
    agency: ids.map((objective, aim) => {
      const agency = at(findings, aim).agency;
      return {
        objective,
        best: extremeAs(agency?.best),
        worst: extremeAs(agency?.worst),
        rules: rules.flatMap((rule, index) => {
          const one = agency?.rules[index];
          if (one === undefined) return [];
          const { pairs: _pairs, ...rest } = estimateOf(one);
          return [{ ...planOf(program, actor, rule), ...rest }];
        }),
      };
    }),
    whoMatters: ids.flatMap((objective, aim) =>
      at(findings, aim).matters.map((one) => ({
        objective,
        actor: at(program.actors, one.actor).id,
        ...{ from: one.window.from, until: one.window.until },
        ...planOf(program, one.actor, one.plan),
        difference: boundedOf(one.difference),
      })),
    ),
  };
}

/** What would turn the best over, as written. @param ids of the aims, as they are numbered */
export function turningOf(
  { turning, turns, grounds }: Pick<AdviceFound, "turning" | "turns" | "grounds">,
  ids: readonly string[],
): AdviseAnswer["turning"] {
  if (turning === undefined) return null;
  return {
    tried: turning.tried,
    inputs: turning.inputs.map(({ input, aims }, index) => ({
      input: input.id,
      grounds: grounds.get(input.id) ?? "none",
      range: { low: input.prior.low, high: input.prior.high },
      objectives: Object.fromEntries(
        ids.flatMap((id, aim) => {
          const ends = aims[aim];
          if (ends === undefined) return [];
          const [low, high] = [ends.low, ends.high].map((lead) =>
            lead === undefined ? null : boundedOf(lead),
          );
          const told = { low: low ?? null, high: high ?? null };
          return [[id, { ...told, turns: at(at(turns, aim), index) }]];
        }),
      ),
    })),
  };
}

/** How many numbers there are, and how many of those that come nearest rest on judgement. */
export function numbersOf(
  grounds: AdviceFound["grounds"],
  nearest: readonly { readonly input: string; readonly grounds: Grounds }[],
): AdviseAnswer["numbers"] {
  const distinct = new Map(nearest.map((one) => [one.input, one.grounds]));
  return {
    total: grounds.size,
    judged: [...grounds.values()].filter((one) => one !== "source").length,
    nearest: distinct.size,
    nearestJudged: [...distinct.values()].filter((one) => one !== "source").length,
  };
}

function cautionsOf(
  { findings, open }: AdviceFound,
  ids: readonly string[],
  { done, total }: AdviseFacts,
): Caution[] {
  const cautions: Caution[] = [caution("advise-model")];
  if (done < total) cautions.push(caution("advise-partial", { done, total }));
  if (open.length === 0) cautions.push(caution("advise-nothing-open"));
  const silent = findings.flatMap(({ plans }, aim) =>
    plans[0] === undefined ? [at(ids, aim)] : [],
  );
  if (silent.length === ids.length) cautions.push(caution("no-runs"));
  else if (silent.length > 0) cautions.push(caution("advise-no-value", { outcomes: silent }));
  const lost = Math.max(
    0,
    ...findings.flatMap(({ plans }) => plans.map((one) => (one ? done - one.pairs : 0))),
  );
  if (lost > 0) cautions.push(caution("advise-faults", { n: lost }));
  return cautions;
}

/** A row per course and objective, in full precision. */
const rows = table<AdviseAnswer>()(
  {
    ...{ does: "text", move: "text", open: "number", objective: "text" },
    ...{ value: "number", low: "number", high: "number" },
    ...{ difference: "number", "difference low": "number", "difference high": "number" },
    pairs: "count",
  },
  ({ courses }) =>
    courses.flatMap(({ does, move, open, objectives }) =>
      Object.entries(objectives).map(([id, one]) => [
        ...[does, move ?? null, open, id, one.value, one.low, one.high],
        ...[one.difference.value, one.difference.low, one.difference.high, one.pairs],
      ]),
    ),
);

/** Advice as a kind of answer: its schema and its table. */
export const adviceKind: AnswerKind<typeof adviseSchema> = { schema: adviseSchema, table: rows };
