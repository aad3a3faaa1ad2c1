/** A choice of a class with the runs of all its deeds, and what they say of it. */

import { boundedOf, planOf } from "../../answer/advise.ts";
import { at } from "../../base/invariant.ts";
import type { ChoiceAim, ChoiceDeed, ClassChoice } from "../../exercise/class/choices.ts";
import type { Program } from "../../ir/program.ts";
import type { Bounded } from "../../stats/interval.ts";
import { betterBy, differenceOfRuns, type AimValues } from "../../study/advice.ts";
import type { Choice, Plan } from "../../study/choices.ts";
import { regretOf } from "../../study/regret.ts";
import type { Done, TeamChoice } from "./team-choices.ts";

/** A choice with its runs. */
export interface Judged {
  readonly choice: TeamChoice;
  readonly ready: Choice;
  readonly plans: readonly Plan[];
  /** By wish. */
  readonly values: readonly AimValues[];
}

/** What was done, as a course. */
export const planOfDone = (done: Done): Plan =>
  done === "policy" ? { kind: "policy" } : { kind: "now", deed: done };

const same = (one: Plan, other: Plan): boolean =>
  one.kind === other.kind && (one.kind === "policy" || one.deed === (other as typeof one).deed);

/** The deeds of a choice: first what the policy does, then nothing, and every open move. */
export const plansOf = ({ open }: TeamChoice): readonly Plan[] =>
  (["policy", "nothing", ...open] as const).map(planOfDone);

/** The values of some of the deeds of a choice, in that order. */
export function among({ plans, values }: Judged, aim: number, some: readonly Plan[]): AimValues {
  const own = at(values, aim);
  const numbers = some.map((plan) => plans.findIndex((one) => same(one, plan)));
  return { ...own, courses: numbers.map((number) => at(own.courses, number)) };
}

/** What a deed cost beside the best that was open: the policy is no deed, but may be what was done. */
export function regretIn(
  judged: Judged,
  aim: number,
  done: Plan,
): { readonly plan: Plan; readonly cost: Bounded } | undefined {
  const rest = judged.plans.slice(1).filter((one) => !same(one, done));
  const deeds = [done, ...rest];
  const found = regretOf(among(judged, aim, deeds));
  return found === undefined ? undefined : { plan: at(deeds, found.best), cost: found.cost };
}

/** A deed of a choice as plain data. */
export function deedOf(program: Program, { choice }: Judged, plan: Plan): ChoiceDeed {
  const { does, move } = planOf(program, choice.actor, plan);
  return { does: does as ChoiceDeed["does"], ...(move === undefined ? {} : { move }) };
}

/** A choice as plain data: who did what, and what each deed was worth. */
export function choiceAs(program: Program, judged: Judged): ClassChoice {
  const { choice, plans, values } = judged;
  const { id, moves } = at(program.actors, choice.actor);
  const done = plans.flatMap((plan) => {
    const those = choice.teams.filter((one) => same(planOfDone(one.done), plan));
    if (those.length === 0) return [];
    const teams = those.map(({ team }) => team.session);
    return [{ plan, told: { ...deedOf(program, judged, plan), teams } }];
  });
  return {
    ...{ step: choice.step, actor: id, open: choice.open.map((move) => at(moves, move).id) },
    done: done.map(({ told }) => told),
    aims: values.map((own, index): ChoiceAim => {
      const { outcome, wants, of } = at(choice.wishes, index);
      const deeds = plans.flatMap((plan, course) => {
        const [base, runs] = [at(own.courses, 0), at(own.courses, course)];
        const difference = differenceOfRuns(base, runs, own);
        if (difference === undefined) return [];
        const regret = done.some((one) => one.plan === plan)
          ? regretIn(judged, index, plan)
          : undefined;
        return [
          {
            ...deedOf(program, judged, plan),
            saved: boundedOf(betterBy(own.aim, difference)),
            ...(regret === undefined
              ? {}
              : {
                  regret: {
                    best: deedOf(program, judged, regret.plan),
                    cost: boundedOf(regret.cost),
                  },
                }),
          },
        ];
      });
      return {
        outcome: at(program.outcomes, outcome).id,
        ...(of === undefined ? {} : { of }),
        ...{ wants, share: own.isShare, deeds },
      };
    }),
  };
}
