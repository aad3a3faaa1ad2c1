/** The answer of `brink advise --policy`: rules for an actor, found on one half of the runs and judged on the other. */

import * as v from "valibot";
import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";
import type { Bounded } from "../stats/interval.ts";
import type { NamedWish } from "../study/aims.ts";
import type { PolicyRule } from "../study/policy/search.ts";
import type { Grounds } from "../study/provenance.ts";
import type { Turning } from "../study/turning.ts";
import { boundedOf, numbersOf, turningOf, type AdviceFound, type AdviseFacts } from "./advise.ts";
import { interval, numbersSchema, turningSchema } from "./advise-schema.ts";
import { caution, type Caution } from "./caution.ts";
import { head, headOf, tail } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import {
  count,
  figure,
  flag,
  list,
  nullable,
  oneOf,
  optional,
  shape,
  text,
  type TypeOf,
} from "./schema.ts";

const estimate = (meaning: string) =>
  nullable(shape({ value: figure("Share of runs, or mean."), ...interval }), meaning);

/** The shape of an answer of the kind `policy`. */
export const policySchema = shape({
  ...head("policy"),
  actor: text("Id of the actor."),
  training: count("Runs on which the rules were found."),
  judging: count("Other runs, on which they are judged."),
  commonRandomNumbers: v.pipe(
    v.literal(true),
    v.description("Every policy has the same luck, run by run."),
  ),
  conditions: count("Conditions among which was searched."),
  objectives: list(
    shape({
      id: text(
        "Of the objective, of the outcome where none is declared; `weighed` for all as one.",
      ),
      outcome: optional(text("Id of the outcome; absent where several are weighed.")),
      wants: oneOf(["less", "more"], "What is wanted of it."),
      declared: flag("Whether the scenario says so, rather than who asked."),
      base: estimate("Under the actor's own policy; null where no run has a value."),
      policy: estimate("Under the rules."),
      difference: estimate("The rules less its own policy, pair by pair."),
    }),
    "What the actor wants; the rules were found for the last.",
  ),
  rules: list(
    shape({
      does: oneOf(
        ["never", "boost", "always"],
        "Never made; four times as likely as by the policy; made before all others.",
      ),
      move: text("Id of the move."),
      when: text("A condition in the language of scenarios, `true` where it always holds."),
      without: estimate(
        "What leaving out this rule alone changes of the last objective, on the judging runs.",
      ),
    }),
    "In the order in which they were found; at most ten.",
  ),
  clear: flag(
    "Whether the interval of the last objective's difference lies on the wanted side of 0.",
  ),
  file: nullable(text("As named."), "The variant that was written; null where none was."),
  turning: turningSchema,
  numbers: numbersSchema,
  ...tail,
});

/**
 * A policy of rules for an actor.
 *
 * @example
 * import { ask } from "brink";
 * import { mkdtempSync } from "node:fs";
 * import { join } from "node:path";
 * import { tmpdir } from "node:os";
 *
 * const file = join(mkdtempSync(join(tmpdir(), "policy-")), "blue.yaml");
 * const options = { as: "blue", outcomes: ["disaster"], policy: file, runs: 400 };
 * const answer = await ask("advise", { scenario: "brinkmanship", ...options });
 * if (answer.kind !== "policy") throw new Error("a policy was asked for");
 * console.log(answer.rules, answer.objectives[0]?.difference);
 */
export type PolicyAnswer = TypeOf<typeof policySchema>;

/** What was found. */
export interface PolicyFound {
  readonly program: Program;
  readonly actor: number;
  readonly wishes: readonly NamedWish[];
  readonly weighed: boolean;
  /** By aim. */
  readonly objectives: readonly {
    readonly base: Bounded | undefined;
    readonly policy: Bounded | undefined;
    readonly difference: Bounded | undefined;
    /** By rule. */
    readonly without: readonly (Bounded | undefined)[];
  }[];
  readonly rules: readonly (PolicyRule & { readonly condition: string })[];
  readonly clear: boolean;
  readonly training: number;
  readonly conditions: number;
  readonly file: string | null;
  readonly grounds: ReadonlyMap<string, Grounds>;
  /** By its aims: the lead over no rules, and over those without the one that matters least. */
  readonly turning: Turning | undefined;
  readonly turns: AdviceFound["turns"];
}

/** The aims of a turning, by what the rules lead over. */
const rivals = ["own-policy", "fewer-rules"];

const written = (one: Bounded | undefined) => (one === undefined ? null : boundedOf(one));

/** The answer, keys in the order of the schema. */
export function policyAnswer(found: PolicyFound, facts: AdviseFacts): PolicyAnswer {
  const { program, actor, wishes, weighed, objectives, training } = found;
  const { id, moves } = at(program.actors, actor);
  const ids = [...wishes.map((wish) => wish.id), ...(weighed ? ["weighed"] : [])];
  const last = at(objectives, objectives.length - 1);
  const turning = turningOf(found, rivals);
  return {
    ...headOf("policy", facts),
    cautions: cautionsOf(found),
    ...{ actor: id, training, judging: facts.total - training, commonRandomNumbers: true },
    conditions: found.conditions,
    objectives: ids.map((name, aim) => {
      const wish = wishes[aim];
      const { base, policy, difference } = at(objectives, aim);
      return {
        id: name,
        ...(wish === undefined ? {} : { outcome: at(program.outcomes, wish.outcome).id }),
        ...{ wants: wish?.wants ?? "more", declared: wish?.declared ?? false },
        ...{ base: written(base), policy: written(policy), difference: written(difference) },
      };
    }),
    rules: found.rules.map(({ move, effect, condition }, index) => ({
      ...{ does: effect, move: at(moves, move).id, when: condition },
      without: written(last.without[index]),
    })),
    ...{ clear: found.clear, file: found.file },
    turning,
    numbers: numbersOf(found.grounds, turning?.inputs ?? []),
    ...{ uncertainty: "sampling", forecast: false, elapsed: facts.elapsed },
  };
}

function cautionsOf({ rules, clear, objectives }: PolicyFound): Caution[] {
  const cautions: Caution[] = [caution("advise-model")];
  if (objectives.some(({ difference }) => difference === undefined))
    cautions.push(caution("no-runs"));
  if (rules.length === 0) cautions.push(caution("policy-none"));
  else if (!clear) cautions.push(caution("policy-unclear"));
  return cautions;
}

type Estimate = PolicyAnswer["objectives"][number]["base"];

const cells = (one: Estimate): readonly (number | null)[] => [
  one?.value ?? null,
  one?.low ?? null,
  one?.high ?? null,
];

/** A row per objective under each policy, and one per rule left out. */
const rows = table<PolicyAnswer>()(
  {
    ...{ of: "text", objective: "text", does: "text", move: "text", when: "text" },
    ...{ estimate: "number", low: "number", high: "number" },
  },
  ({ objectives, rules }) => [
    ...objectives.flatMap(({ id, base, policy, difference }) =>
      Object.entries({ base, policy, difference }).map(([of, one]) => [
        ...[of, id, null, null, null],
        ...cells(one),
      ]),
    ),
    ...rules.map(({ does, move, when, without }) => [
      ...["without", objectives.at(-1)?.id ?? null, does, move, when],
      ...cells(without),
    ]),
  ],
);

/** The kind `policy`: its schema and its table. */
export const policyKind: AnswerKind<typeof policySchema> = { schema: policySchema, table: rows };
