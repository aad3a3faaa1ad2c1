/** A policy of rules, told: what it makes of what is wanted, its rules, and what it rests on. */

import type { PolicyAnswer } from "../answer/policy.ts";
import {
  actorName,
  aimName,
  differenceText,
  isShare,
  moveName,
  valueText,
  type Bounds,
} from "./advise-names.ts";
import { honestyLine, turningBlocks, type Lead } from "./advise-rests.ts";
import type { Block, Story } from "./block.ts";
import { isolate } from "./figures.ts";
import { cautionBlocks, closing, note, paragraph, settingsLine } from "./telling.ts";
import type { Telling } from "./telling.ts";

/** The story of a policy of rules. */
export function tellPolicy(answer: PolicyAnswer, telling: Telling): Story {
  const { say } = telling;
  const { training, judging, seed, set, cautions, file, rules } = answer;
  const [made, judged] = [
    say("policy.training", { n: training, seed }),
    say("policy.judging", { n: judging }),
  ];
  return {
    subject: telling.subject,
    made: [made, judged, ...settingsLine(set, telling)],
    sections: [
      {
        id: "policy",
        title: say("policy.section", { actor: actorName(answer.actor, telling) }),
        blocks: [
          ...cautionBlocks(cautions, telling, (id) => aimName(id, answer, telling)),
          honestyLine(
            ...([[answer.turning], answer, telling, "policy"] as const),
            answer.clear ? undefined : say("policy.flips-nothing"),
          ),
          ...(rules.length === 0 ? [] : [ruleTable(answer, telling)]),
          objectiveTable(answer, telling),
          ...(file === null ? [] : [paragraph(say("policy.file", { file }))]),
          ...turningBlocks(
            ...([answer.turning, answer, say("policy.note.turning"), telling] as const),
            leads(answer, telling),
          ),
          note(say("policy.note.search", { n: answer.conditions })),
          note(say("policy.note.rules")),
          note(say("policy.note.judged")),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

/** What the rules lead over, where a number may turn them over. */
function leads(answer: PolicyAnswer, telling: Telling): readonly Lead[] {
  const { say } = telling;
  const last = answer.objectives.at(-1)?.id ?? "";
  const named = { outcome: aimName(last, answer, telling) };
  const textOf = (one: Bounds): string => difference(one, last, answer, telling)[0];
  return [
    { id: "own-policy", title: say("policy.turning-own", named), textOf },
    { id: "fewer-rules", title: say("policy.turning-fewer", named), textOf },
  ];
}

/** A difference with its interval; a dash where there is none. */
function difference(
  one: Bounds | null,
  id: string,
  answer: PolicyAnswer,
  telling: Telling,
): readonly [string, string] {
  if (one === null) return ["—", "—"];
  const { value, interval } = differenceText(one, isShare(id, answer, telling), telling);
  return [value, interval];
}

function objectiveTable(answer: PolicyAnswer, telling: Telling): Block {
  const { say } = telling;
  const shown = (one: Bounds | null, id: string): string =>
    one === null ? "—" : valueText(one, isShare(id, answer, telling), telling);
  return {
    kind: "table",
    table: {
      head: [
        ...[say("policy.objective"), say("policy.base"), say("policy.rules")],
        ...[say("policy.difference"), say("policy.interval")],
      ],
      rows: answer.objectives.map(({ id, wants, base, policy, difference: one }) => [
        say(wants === "less" ? "advise.aim-less" : "advise.aim-more", {
          outcome: aimName(id, answer, telling),
        }),
        ...[shown(base, id), shown(policy, id)],
        ...difference(one, id, answer, telling),
      ]),
    },
  };
}

function ruleTable(answer: PolicyAnswer, telling: Telling): Block {
  const { say, style } = telling;
  const last = answer.objectives.at(-1)?.id ?? "";
  return {
    kind: "table",
    table: {
      head: [say("policy.rule"), say("best.rule"), say("policy.without"), say("policy.interval")],
      rows: answer.rules.map(({ does, move, when, without }) => [
        say(`policy.${does}`, { move: moveName(move, answer.actor, telling) }),
        when === "true" ? say("best.always") : isolate(when, style),
        ...difference(without, last, answer, telling),
      ]),
      texts: [1],
    },
  };
}
