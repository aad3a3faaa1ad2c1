/** The answer of `brink exact --best`: what an outcome comes to over all policies of an actor, and one that reaches it. */

import * as v from "valibot";
import type { Bounded } from "../engine/exact/answers.ts";
import type { BestSolution } from "../engine/exact/best/best.ts";
import type { BestPolicy } from "../engine/exact/best/policy.ts";
import type { Grounds } from "../study/provenance.ts";
import type { Turning } from "../study/turning.ts";
import { numbersOf, turningOf } from "./advise.ts";
import { numbersSchema, turningSchema } from "./advise-schema.ts";
import { caution, type Caution } from "./caution.ts";
import { headWithoutSeed, headWithoutSeedOf, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import {
  asShare,
  byId,
  count,
  figure,
  flag,
  list,
  nullable,
  oneOf,
  optional,
  shape,
  share,
  text,
  type TypeOf,
} from "./schema.ts";

const bounds = {
  value: figure("The chance that it comes true, or comes at all; of a number its mean."),
  low: figure("It is no less than this."),
  high: figure("It is no more than this."),
};

const bounded = (meaning: string) => v.pipe(shape(bounds), v.description(meaning));

const moves = list(text("Id of a move."), "The moves of the turn; empty for none.");

const policySchema = shape({
  for: oneOf(["best", "worst"], "Whether it brings what is wanted, or the opposite."),
  seeks: oneOf(["least", "most"], "What it makes of the outcome."),
  value: bounded("What following it comes to, worked out forward: the same number by another way."),
  turns: list(
    shape({
      step: count("The step."),
      probability: share("The chance of choosing there, under this policy."),
      state: text(
        "What tells the state from others of the step, as a condition; `true` where nothing does.",
      ),
      believes: optional(
        byId(
          byId(share("What the actor believes of it there."), "By value."),
          "By unknown that the actor cannot see.",
        ),
      ),
      moves,
      choices: list(
        shape({ moves, ...bounds }),
        "What each open choice comes to if all later ones are as good as can be, best first.",
      ),
    }),
    "The states of the first steps in which it chooses, likely ones first.",
  ),
  rules: nullable(
    shape({
      list: list(
        shape({
          when: text("A condition in the language of scenarios, `true` where it always holds."),
          moves,
          share: share("Share of the policy's turns that it decides."),
        }),
        "Exactly one holds in every state. A move that is not open there is not made.",
      ),
      value: bounded("What following the rules comes to."),
    }),
    "The policy as a few rules; null where there was no room to find them.",
  ),
});

/** The schema of a best reply. */
export const bestReplySchema = shape({
  ...headWithoutSeed("best-reply"),
  actor: text("Id of the actor."),
  outcome: text("Id of the outcome."),
  type: oneOf(["boolean", "number", "time"], "Its type."),
  wants: oneOf(["less", "more"], "What the actor wants of it."),
  declared: flag("Whether the scenario says so, rather than who asked."),
  method: text("How it was solved."),
  sees: oneOf(
    ["all that matters", "what it can know", "more than it can know"],
    "What the policies among which it is the best go by: the actor sees all; it does not, and they neither; or they see more than it can.",
  ),
  hidden: list(text("Id."), "What the outcome depends on and the actor cannot see."),
  statesPossible: figure("Upper bound of the number of states."),
  statesAtOnce: count("Most states of one step."),
  transitions: count("Transitions followed."),
  policy: bounded("Under the policy that the scenario gives the actor."),
  least: bounded("The least over all policies."),
  most: bounded("The most over all policies."),
  known: nullable(
    shape({
      least: bounded("The least over all policies that go by what the actor can know."),
      most: bounded("The most over them."),
    }),
    "Where something is hidden, what the actor can reach: `least` and `most` are bounds of it then. Null where nothing is, or that is not solved.",
  ),
  policies: list(policySchema, "Those that were asked for."),
  turning: turningSchema,
  bearing: count(
    "Numbers with a range that bear on the outcome, or on what the actor knows of it.",
  ),
  numbers: numbersSchema,
  ...tail,
});

/**
 * A best reply.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("exact", { scenario: "brinkmanship", best: "disaster", as: "blue" });
 * if (answer.kind !== "best-reply") throw new Error("another question");
 * console.assert(answer.least.value <= answer.policy.value && answer.policy.value <= answer.most.value);
 */
export type BestReplyAnswer = TypeOf<typeof bestReplySchema>;

/** What was asked. */
export interface BestReplyFacts extends Omit<HeadFacts, "engine"> {
  readonly actor: string;
  readonly outcome: string;
  readonly type: BestReplyAnswer["type"];
  readonly wants: BestReplyAnswer["wants"];
  readonly declared: boolean;
  /** What each number with a range rests on. */
  readonly grounds: ReadonlyMap<string, Grounds>;
  /** By its aims: those of the policies that were asked for. */
  readonly turning: Turning | undefined;
  readonly turns: readonly (readonly ("no" | "perhaps" | "yes")[])[];
  /** Numbers that bear on it. */
  readonly bearing: number;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function bestReplyAnswer(solved: BestSolution, facts: BestReplyFacts): BestReplyAnswer {
  const { actor, outcome, type, wants, declared, elapsed } = facts;
  const { bears, policies } = solved;
  const hidden = bears ? solved.hidden : [];
  const own = policies.map((policy) => policyOf(policy, wants));
  const turning = turningOf(
    facts,
    own.map((policy) => policy.for),
  );
  const known = solved.known !== undefined && "least" in solved.known ? solved.known : null;
  return {
    ...headWithoutSeedOf("best-reply", { ...facts, engine: "exact" }),
    cautions: [
      caution("advise-model"),
      ...(bears ? [] : [caution("best-nothing", { outcome: [outcome] })]),
      ...(hidden.length > 0 && known === null
        ? [caution("best-hidden", { hidden: hidden.join(", ") }), ...whyNot(solved.known)]
        : []),
    ],
    ...{ actor, outcome, type, wants, declared },
    method: "backward induction",
    sees:
      known !== null
        ? "what it can know"
        : hidden.length > 0
          ? "more than it can know"
          : "all that matters",
    hidden,
    ...{ statesPossible: solved.possible, statesAtOnce: solved.peak },
    transitions: solved.transitions,
    ...{ policy: solved.policy, least: solved.least, most: solved.most },
    known,
    ...{ policies: own, turning, bearing: facts.bearing },
    numbers: numbersOf(facts.grounds, turning?.inputs ?? []),
    ...{ uncertainty: "none", forecast: false, elapsed },
  };
}

/** Why that is not solved which the actor can know. */
function whyNot(known: BestSolution["known"]): Caution[] {
  if (known === undefined || "least" in known) return [];
  const { refused } = known;
  return refused.kind === "beliefs"
    ? [caution("best-beliefs", { step: refused.step, most: refused.most })]
    : [caution("best-signs")];
}

type Believes = NonNullable<BestPolicy["turns"][number]["believes"]>;

const sharesOf = (believes: Believes): Believes =>
  Object.fromEntries(
    Object.entries(believes).map(([id, values]) => [
      id,
      Object.fromEntries(Object.entries(values).map(([value, one]) => [value, asShare(one)])),
    ]),
  );

function policyOf(
  { side, value, turns, rules }: BestPolicy,
  wants: BestReplyAnswer["wants"],
): BestReplyAnswer["policies"][number] {
  return {
    for: (side === "most") === (wants === "more") ? "best" : "worst",
    seeks: side,
    value,
    turns: turns.map(({ step, probability, state, believes, moves: made, choices }) => ({
      ...{ step, probability: asShare(probability), state },
      ...(believes === undefined ? {} : { believes: sharesOf(believes) }),
      moves: made,
      choices: choices.map((one) => ({ moves: one.moves, ...one.value })),
    })),
    rules:
      rules === undefined
        ? null
        : {
            list: rules.rules.map((one) => ({ ...one, share: asShare(one.share) })),
            value: rules.value,
          },
  };
}

/** One value a row: of the policies, and of what is chosen in the first turns. */
const values = table<BestReplyAnswer>()(
  {
    ...{ of: "text", step: "integer", state: "text", moves: "text", probability: "number" },
    ...{ estimate: "number", low: "number", high: "number" },
  },
  ({ policy, least, most, known, policies }) => {
    const row = (of: string, { value, low, high }: Bounded) => [
      ...[of, null, null, null, null],
      ...[value, low, high],
    ];
    return [
      ...[row("policy", policy), row("least", least), row("most", most)],
      ...(known === null ? [] : [row("known least", known.least), row("known most", known.most)]),
      ...policies.flatMap((one) => [
        ...(one.rules === null ? [] : [row(`${one.for} rules`, one.rules.value)]),
        ...one.turns.flatMap(({ step, state, probability, choices }) =>
          choices.map(({ moves: made, value, low, high }) => [
            ...[one.for, step, state, made.join(" "), probability],
            ...[value, low, high],
          ]),
        ),
      ]),
    ];
  },
);

/** Best replies as a kind of answer. */
export const bestReply: AnswerKind<typeof bestReplySchema> = {
  schema: bestReplySchema,
  table: values,
};
