/** What experts said, told: who can be relied upon, and what the pool comes to. */

import type { ElicitAnswer } from "../answer/elicit.ts";
import { formatNumber } from "../i18n/number.ts";
import type { Block, Story } from "./block.ts";
import { columnsOf, figureOf, titleOf } from "./elicit-form.ts";
import { isolated } from "./figures.ts";
import { cautionBlocks, heading, note, type Telling } from "./telling.ts";

/** How questions are called that the scenario does not name: seeds, in the words of their table. */
export type SeedNames = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The story of a pool. */
export function tellElicit(answer: ElicitAnswer, telling: Telling, seeds: SeedNames): Story {
  const { say } = telling;
  const { experts, questions, cautions, weights, yaml, written } = answer;
  return {
    subject: telling.subject,
    made: [say("elicit.made", { n: experts.length, questions: Object.keys(questions).length })],
    sections: [
      {
        id: "elicit",
        title: say(`elicit.section-${weights}`),
        blocks: [
          ...cautionBlocks(cautions, telling),
          ...faultBlocks(answer, telling, seeds),
          ...expertBlocks(answer, telling),
          ...pooledBlocks(answer, telling, seeds),
          ...estimateBlocks(answer, telling, seeds),
          note(say("elicit.note-range")),
          ...(answer.experts.some(({ weight }) => weight !== null)
            ? [note(say("elicit.note-cooke"))]
            : []),
          ...(yaml === "" || written !== undefined ? [] : yamlBlocks(yaml, telling)),
          ...(written === undefined ? [] : [note(say("export.written", { file: written }))]),
        ],
      },
    ],
  };
}

function nameOf(id: string, answer: ElicitAnswer, telling: Telling, seeds: SeedNames): string {
  const kind = answer.questions[id]?.kind ?? (id.startsWith("seed:") ? "seed" : "number");
  const text = seeds.get(id);
  const [, ...keys] = id.split(".");
  const element = keys.length === 0 ? [id] : [keys[0] ?? "", keys[2] ?? keys[1] ?? ""];
  const unknown = id.startsWith("unknowns.") ? keys : element;
  const title = titleOf(
    { id, kind, element: unknown, ...(text === undefined ? {} : { text }) },
    telling.naming,
  );
  return kind === "seed" ? title : telling.say("elicit.named", { name: title, id });
}

function faultBlocks(answer: ElicitAnswer, telling: Telling, seeds: SeedNames): Block[] {
  const { say } = telling;
  if (answer.faults.length === 0) return [];
  const items = answer.faults.map(({ file, expert, question, problem, found }) => {
    const what = say(`elicit.problem.${problem}`);
    const why = found === undefined ? what : say("elicit.problem-found", { problem: what, found });
    const who = expert ?? file;
    if (question === undefined) return say("elicit.fault", { who, why });
    const name = nameOf(question, answer, telling, seeds);
    return say("elicit.fault-of", { who, question: name, why });
  });
  return [{ kind: "list", items }];
}

function expertBlocks({ experts }: ElicitAnswer, telling: Telling): Block[] {
  const { say, style } = telling;
  if (experts.every(({ calibration }) => calibration === null)) return [];
  const shown = (value: number | null, decimals: number): string =>
    value === null ? "—" : formatNumber(value, style, decimals);
  return [
    heading(say("elicit.experts")),
    {
      kind: "table",
      table: {
        head: [
          ...[say("elicit.expert"), say("elicit.seeds"), say("elicit.calibration")],
          ...[say("elicit.information"), say("elicit.weight")],
        ],
        rows: experts.map(({ expert, seeds, calibration, information, weight }) => [
          ...[expert, telling.number(seeds), shown(calibration, 4), shown(information, 2)],
          shown(weight, 3),
        ]),
      },
    },
  ];
}

function pooledBlocks(answer: ElicitAnswer, telling: Telling, seeds: SeedNames): Block[] {
  const { say, style } = telling;
  const rows = Object.entries(answer.questions).flatMap(([id, { percent, present, proposed }]) => {
    if (present === null || proposed === null) return [];
    const figure = (value: number): string => figureOf(value, percent, style);
    const range = ({ low, high }: typeof present): string =>
      isolated(`${figure(low)} – ${figure(high)}`, style);
    const cells = [figure(proposed.value), range(proposed), figure(present.value), range(present)];
    return [[nameOf(id, answer, telling, seeds), ...cells]];
  });
  if (rows.length === 0) return [];
  const head = [
    ...[say("elicit.question"), say("elicit.value"), say("elicit.range")],
    ...[say("elicit.present"), say("elicit.range")],
  ];
  return [heading(say("elicit.pooled")), { kind: "table", table: { head, rows } }];
}

function estimateBlocks(answer: ElicitAnswer, telling: Telling, seeds: SeedNames): Block[] {
  const { say, style } = telling;
  return Object.entries(answer.questions).map(([id, { percent, answer: known, estimates }]) => ({
    kind: "folded",
    title: nameOf(id, answer, telling, seeds),
    table: {
      head: [say("elicit.expert"), ...columnsOf(telling, answer.quantiles)],
      rows: [
        ...estimates.map(({ expert, values }) => [
          expert,
          ...values.map((one) => figureOf(one, percent, style)),
        ]),
        ...(known === null ? [] : [[say("elicit.known"), "", figureOf(known, percent, style), ""]]),
      ],
    },
  }));
}

const yamlBlocks = (yaml: string, { say }: Telling): Block[] => [
  heading(say("elicit.yaml")),
  ...yaml
    .trimEnd()
    .split("\n")
    .map((text): Block => {
      const inner = text.trimStart();
      return { kind: "paragraph", text: inner, indent: text.length - inner.length };
    }),
];
