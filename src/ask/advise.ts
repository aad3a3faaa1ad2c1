/** `brink advise`: what each open move of an actor would change, seen from what it can know. */

import { adviceKind, adviseAnswer } from "../answer/advise.ts";
import type { AdviseAnswer } from "../answer/advise-schema.ts";
import { at } from "../base/invariant.ts";
import { believedBy, whereOf } from "../app/play/standing.ts";
import { regretKind } from "../answer/regret.ts";
import type { RegretAnswer } from "../answer/regret-schema.ts";
import { policyKind, type PolicyAnswer } from "../answer/policy.ts";
import { tellAdvice } from "../story/advise.ts";
import { tellPolicy } from "../story/policy.ts";
import { tellRegret } from "../story/regret.ts";
import { valuesOf } from "../study/advice.ts";
import { aimsOf, weighedAim } from "../study/aims.ts";
import { courseOf, rulesOf, type Plan } from "../study/choices.ts";
import { groundsOf } from "../study/provenance.ts";
import { findingsOf } from "../study/findings.ts";
import { jointInputsOf } from "../study/inputs.ts";
import { rivalsOf, turnsOf } from "../study/turning.ts";
import { askPolicy } from "./advise-policy.ts";
import { askRegret } from "./advise-regret.ts";
import { Advisor } from "./advise-runs.ts";
import { actorOf, guarded, standingOf, wishesOf } from "./advise-standing.ts";
import { seconds } from "./asking.ts";
import { flag, otherwise, text, texts, whole } from "./option.ts";
import { question, type Question, type Reply } from "./question.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";
import { told } from "./told.ts";

/** Runs under each course where none are asked for; a search for rules needs more to tell small effects. */
const [RUNS, POLICY_RUNS] = [2000, 8000];

const many = Number.MAX_SAFE_INTEGER;

const options = {
  as: text("--as <actor>", "help.advise-as"),
  step: whole("--step <n>", "help.advise-step", { least: 0, most: many }),
  session: text("--session <file>", "help.advise-session", { completion: "file" }),
  run: otherwise(whole("--run <number>", "help.run-number", { least: 0, most: many }), 0),
  outcomes: texts("--outcome <id>", "help.advise-outcome"),
  weigh: flag("--weigh", "help.weigh"),
  agency: flag("--agency", "help.agency"),
  regret: flag("--regret", "help.regret"),
  history: flag("--history", "help.regret-history"),
  policy: text("--policy <file>", "help.advise-policy", { completion: "file" }),
  particles: whole("--particles <n>", "help.regret-particles", { least: 1, most: 1_000_000 }),
  inputs: otherwise(whole("--inputs <n>", "help.advise-inputs", { least: 0, most: 1000 }), 6),
  runs: whole("--runs <n>", "help.advise-runs", { least: 2, most: 50_000 }),
  ...luckOptions,
  ...commonOptions,
};

const answered = told<typeof adviceKind.schema, AdviseAnswer>("advise", adviceKind, tellAdvice);

const toldRegret = told<typeof regretKind.schema, RegretAnswer>("regret", regretKind, tellRegret);

const toldPolicy = told<typeof policyKind.schema, PolicyAnswer>("policy", policyKind, tellPolicy);

/** `brink advise` as a question. */
export const adviseQuestion: Question<typeof options, AdviseAnswer | RegretAnswer | PolicyAnswer> =
  question({
    name: "advise",
    about: "help.advise",
    options,
    examples: [
      "brink advise brinkmanship --as blue --runs 400",
      "brink advise brinkmanship --as red --step 2 --outcome disaster --agency --runs 200",
      "brink advise brinkmanship --as red --regret --runs 400",
      "brink advise europe-2022 --as mediators --outcome invasion --regret --history --particles 20 --inputs 0 --runs 100",
      "brink advise brinkmanship --as blue --outcome disaster --policy steady.yaml --runs 400",
    ],
    answers: [answered, toldRegret, toldPolicy],
    ask: async (asked, asking): Promise<Reply<AdviseAnswer | RegretAnswer | PolicyAnswer>> => {
      const subject = asking.open(asked);
      const { program, model, identity, engine, naming } = subject;
      const actor = actorOf(asked.as, subject, asking);
      const wishes = wishesOf(asked.outcomes, actor, subject, asking);
      const weighed = asked.weigh ? weighedAim(program, wishes) : undefined;
      if (asked.weigh && weighed === undefined) {
        return asking.refuse(asking.say("advise.no-scale"));
      }
      if (asked.policy !== undefined && wishes.length > 1 && !asked.weigh) {
        return asking.refuse(
          asking.say("policy.one-objective", { id: at(program.actors, actor).id }),
        );
      }
      const all = weighed === undefined ? [] : [weighed];
      const runs = asked.runs ?? (asked.policy === undefined ? RUNS : POLICY_RUNS);
      const replay = asking.replay("advise", options, subject, { ...asked, runs });
      const aims = [...aimsOf(program, wishes, subject.parameters), ...all];
      // Whatever the numbers are: for what is tried at the ends of their ranges.
      const freeAims = [...aimsOf(program, wishes), ...all];
      if (asked.history && !asked.regret) return asking.refuse(asking.say("regret.history-alone"));
      if (asked.regret && asked.policy === undefined) {
        const found = await askRegret(
          { ...asked, runs },
          { subject, actor, wishes, aims, freeAims, replay },
          asking,
        );
        return { told: toldRegret, answer: found.answer, naming, end: found.end };
      }
      const { policy } = asked;
      if (policy !== undefined) {
        const standing = asked.step ?? asked.session;
        if (standing !== undefined || asked.run > 0 || asked.agency || asked.regret) {
          return asking.refuse(asking.say("policy.alone"));
        }
        const found = await askPolicy(
          { ...asked, policy, runs },
          { subject, actor, wishes, aims, freeAims, replay },
          asking,
        );
        return { ...found, told: toldPolicy, naming };
      }
      const standing = standingOf(asked, actor, subject, asking);
      const { step } = whereOf(standing);
      const hypotheses = guarded(() => believedBy(standing, actor), program.id, asking);
      const advisor = new Advisor(subject, asked, asking, {
        ...{ actor, step, hypotheses },
        outcomes: wishes.map(({ outcome }) => outcome),
        identity: standing.session,
      });
      try {
        const open = advisor.openMoves();
        const plans: readonly Plan[] = [
          { kind: "policy" },
          { kind: "now", deed: "nothing" },
          ...open.map(({ move }): Plan => ({ kind: "now", deed: move })),
        ];
        const rules = asked.agency ? rulesOf(program, actor) : [];
        const stretches = asked.agency ? advisor.stretches() : [];
        const courses = [
          ...[...plans, ...rules].map((plan) => courseOf(plan, actor, step)),
          ...stretches.map((stretch) => advisor.courseIn(stretch)),
        ];
        const main = await advisor.run(courses, { first: 0, end: runs });
        const values = aims.map((aim) => valuesOf(aim, main.outcomes, advisor.width));
        const inputs = jointInputsOf({ program, model }, asked.set);
        const tried =
          asked.inputs > 0 && open.length > 0 && main.end === "complete" && inputs.length > 0
            ? await advisor.turning({
                ...{ inputs, aims: freeAims, courses, most: asked.inputs, runs },
                rivals: values.map((one) => rivalsOf(one, [...plans.keys()].slice(1))),
              })
            : undefined;
        const findings = findingsOf({
          ...{ program, hypotheses, began: main.began, plans, rules, stretches, values },
        });
        const answer = adviseAnswer(
          {
            ...{ program, actor, step, hypotheses, wishes, plans, rules, stretches, open },
            ...{ findings, turning: tried?.turning, weighed: asked.weigh },
            grounds: groundsOf(model),
            turns: aims.map(({ wants }, aim) => turnsOf(wants, tried?.turning, aim)),
          },
          {
            ...{ identity, engine: engine.name, set: asked.set },
            ...{ replay, done: main.count, total: runs, elapsed: seconds(advisor.seconds) },
          },
        );
        return { told: answered, answer, naming, end: tried?.end ?? main.end };
      } finally {
        await advisor.close();
      }
    },
  });
