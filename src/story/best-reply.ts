/** A best reply, told: what the actor can make of the outcome, its first turns, and rules to keep to. */

import type { BestReplyAnswer } from "../answer/best-reply.ts";
import { textIn } from "../i18n/text.ts";
import { clausesIn, listIn } from "../i18n/list.ts";
import { actorName, formatPercent } from "./advise-names.ts";
import { honestyLine, turningBlocks } from "./advise-rests.ts";
import type { Block, Story } from "./block.ts";
import { furthest, sureDigits } from "./exact-figures.ts";
import { isolate } from "./figures.ts";
import { cautionBlocks, closing, heading, note, paragraph, settingsLine } from "./telling.ts";
import type { Telling } from "./telling.ts";

type Policy = BestReplyAnswer["policies"][number];

/** Turns that a table shows; the answer has more. */
const MOST_TURNS = 12;

/** The story of a best reply. */
export function tellBestReply(answer: BestReplyAnswer, telling: Telling): Story {
  const { say } = telling;
  const { statesAtOnce: peak, transitions, set, cautions } = answer;
  const named = {
    actor: actorName(answer.actor, telling),
    outcome: telling.nameOf(answer.outcome),
  };
  return {
    subject: telling.subject,
    made: [say("exact.solved", { peak, transitions }), ...settingsLine(set, telling)],
    sections: [
      {
        id: "best-reply",
        title: say("best.section", named),
        blocks: [
          ...cautionBlocks(cautions, telling),
          honestyLine([answer.turning], answer, telling, "best"),
          paragraph(say(answer.wants === "less" ? "best.wants-less" : "best.wants-more", named)),
          valueTable(answer, telling),
          ...answer.policies.flatMap((policy) => policyBlocks(policy, answer, telling)),
          ...restsBlocks(answer, telling),
          note(say("exact.note.bound")),
          note(say(noteOf[answer.sees])),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

const noteOf = {
  "all that matters": "best.note.sees",
  "what it can know": "best.note.known",
  "more than it can know": "best.note.hidden",
} as const satisfies Record<BestReplyAnswer["sees"], string>;

/** What would turn the first choice over, and how many of the numbers that bear on it were tried. */
function restsBlocks(answer: BestReplyAnswer, telling: Telling): Block[] {
  const { say, style } = telling;
  const { turning, policies, bearing, numbers } = answer;
  const tried = turning?.tried ?? 0;
  return [
    ...turningBlocks(
      turning,
      { objectives: [], numbers },
      say("best.note.turning"),
      telling,
      policies.map((policy) => ({
        ...{ id: policy.for, title: say(`best.turning-${policy.for}`) },
        textOf: ({ value, low, high }) =>
          sureDigits({ value, low: low ?? value, high: high ?? value }, style, scaleOf(answer)),
      })),
    ),
    ...(tried > 0 && tried < bearing ? [note(say("best.note.tried", { tried, bearing }))] : []),
  ];
}

const scaleOf = ({ type }: BestReplyAnswer): number => (type === "number" ? 1 : 100);

function valueTable(answer: BestReplyAnswer, telling: Telling): Block {
  const { say, style } = telling;
  const scale = scaleOf(answer);
  const { policy, least, most, known } = answer;
  const rows = [
    { name: say("best.policy"), value: policy },
    ...(known === null
      ? []
      : [
          { name: say("best.known-least"), value: known.least },
          { name: say("best.known-most"), value: known.most },
        ]),
    { name: say(known === null ? "best.least" : "best.seeing-least"), value: least },
    { name: say(known === null ? "best.most" : "best.seeing-most"), value: most },
  ].map(({ name, value }) => [
    name,
    sureDigits(value, style, scale),
    furthest(value, say, style, scale),
  ]);
  const head = [say("best.under"), say("exact.value"), say("exact.within")];
  return { kind: "table", table: { head, rows } };
}

/** The moves of a turn, by name. */
function movesText(moves: readonly string[], answer: BestReplyAnswer, telling: Telling): string {
  const { say, naming, style } = telling;
  if (moves.length === 0) return say("best.none");
  const own = naming.model.actors.find(({ id }) => id === answer.actor)?.moves;
  const nameOf = (id: string): string =>
    textIn(own?.find((one) => one.id === id)?.name, style.language) || id;
  return listIn(style, moves.map(nameOf));
}

/** The best of the choices that are surely worse, and how much it gives away; dashes where all are as good. */
function nextBest(
  { moves, choices }: Policy["turns"][number],
  answer: BestReplyAnswer,
  telling: Telling,
): readonly [string, string] {
  const own = choices.find((one) => one.moves.join() === moves.join());
  for (const one of own === undefined ? [] : choices) {
    const gap = Math.abs((own?.value ?? 0) - one.value);
    const off = one.high - one.low + (own === undefined ? 0 : own.high - own.low);
    if (gap <= off) continue;
    const bounds = { value: gap, low: gap - off, high: gap + off };
    return [
      movesText(one.moves, answer, telling),
      sureDigits(bounds, telling.style, scaleOf(answer)),
    ];
  }
  return ["—", "—"];
}

function policyBlocks(policy: Policy, answer: BestReplyAnswer, telling: Telling): Block[] {
  const { say, style } = telling;
  const [first] = policy.turns;
  const value = sureDigits(policy.value, style, scaleOf(answer));
  const alone = policy.turns.filter(({ step }) => step === first?.step).length === 1;
  return [
    heading(say(policy.for === "best" ? "best.best" : "best.worst")),
    ...(first !== undefined && alone
      ? [paragraph(say("best.first", { moves: movesText(first.moves, answer, telling), value }))]
      : []),
    ...rulesBlocks(policy, answer, telling),
    ...turnBlocks(policy, answer, telling),
  ];
}

/** Where a turn is, and what is believed there of what is hidden: of two values the first, of more each. */
function whereText({ state, believes = {} }: Policy["turns"][number], telling: Telling): string {
  const { say, style } = telling;
  const where = state === "true" ? say("best.any-state") : isolate(state, style);
  const shares = Object.entries(believes).flatMap(([id, values]) => {
    const all = Object.entries(values);
    return all.slice(0, all.length === 2 ? 1 : all.length).map(([value, one]) =>
      say("best.believes", {
        what: `${id} == ${value}`,
        share: formatPercent(one, telling),
      }),
    );
  });
  return clausesIn(style, shares.length === 0 ? [where] : [where, listIn(style, shares)]);
}

function turnBlocks({ turns }: Policy, answer: BestReplyAnswer, telling: Telling): Block[] {
  const { say } = telling;
  if (turns.length === 0) return [];
  const rows = turns
    .slice(0, MOST_TURNS)
    .map((turn) => [
      telling.date(turn.step),
      whereText(turn, telling),
      formatPercent(turn.probability, telling),
      movesText(turn.moves, answer, telling),
      ...nextBest(turn, answer, telling),
    ]);
  return [
    paragraph(say("best.turns")),
    {
      kind: "table",
      table: {
        head: [
          ...[say("best.when"), say("best.state"), say("best.chance")],
          ...[say("best.move"), say("best.next"), say("best.gives-away")],
        ],
        rows,
        texts: [1, 3, 4],
      },
    },
  ];
}

function rulesBlocks({ rules, value }: Policy, answer: BestReplyAnswer, telling: Telling): Block[] {
  const { say, style } = telling;
  if (rules === null) return [];
  const scale = scaleOf(answer);
  return [
    paragraph(
      say("best.rules", {
        ...{ n: rules.list.length, value: sureDigits(rules.value, style, scale) },
        best: sureDigits(value, style, scale),
      }),
    ),
    {
      kind: "table",
      table: {
        head: [say("best.rule"), say("best.move"), say("best.share")],
        rows: rules.list.map(({ when, moves, share }) => [
          when === "true" ? say("best.always") : isolate(when, style),
          movesText(moves, answer, telling),
          formatPercent(share, telling),
        ]),
        texts: [1],
      },
    },
  ];
}
