/** Constructs of red lines that bind: what crosses them, what answers, what silence costs. */

import {
  basisField,
  becauseField,
  groundFields,
  condition,
  hazardField,
  nameField,
  number,
  percentRange,
  thenField,
  newsFields,
  toldFields,
  whenField,
} from "./fields.ts";
import type { Construct } from "./shape.ts";

const redLine: Construct = {
  name: "red_line",
  doc: "What an actor will not accept, and what comes of it if it is crossed. `crossed(actor, line)` asks whether it is.",
  fields: [
    nameField,
    {
      key: "crossed",
      shape: condition,
      required: true,
      since: 2,
      doc: "When it is crossed. It is looked at as each step begins, so that answers come a step after the move that crossed it.",
    },
    {
      key: "for",
      shape: { kind: "duration" },
      default: "for good",
      since: 2,
      doc: "How long that is remembered; after it the line can be crossed again.",
    },
    thenField,
    {
      key: "answers",
      shape: { kind: "list", of: { kind: "construct", name: "answer" } },
      since: 2,
      doc: "Moves, of any actor, that are likelier while it is crossed. Policies are bound by it, players are free.",
    },
    {
      key: "unanswered",
      shape: { kind: "construct", name: "unanswered" },
      since: 2,
      doc: "What it costs if no answer is made, by a policy or a player.",
    },
    ...toldFields.filter(({ key }) => key !== "culprit"),
    basisField,
    becauseField,
  ],
};

const answer: Construct = {
  name: "answer",
  doc: "A move that answers a red line: its own chance or weight multiplied by `by`, or another way to come about.",
  fields: [
    {
      key: "move",
      shape: { kind: "reference", to: "move" },
      required: true,
      since: 2,
      doc: "`actor.move`.",
    },
    {
      key: "by",
      shape: number,
      since: 2,
      doc: "A factor on the chance or weight that the move has by itself, after its own multipliers.",
    },
    {
      key: "chance",
      shape: { kind: "chance" },
      since: 2,
      doc: "A chance of its own, with a window, beside that of the move.",
    },
    { ...hazardField, since: 2 },
    {
      key: "certain",
      shape: { kind: "choice", of: [true] },
      since: 2,
      doc: "`true`: made as soon as it can be.",
    },
    { key: "weight", shape: number, default: "1", doc: "Weight among `certain` moves, ≥ 0." },
    { key: "range", shape: percentRange, doc: "The plausible range of the number." },
    ...groundFields,
    whenField,
    basisField,
    becauseField,
  ],
  oneOf: [["by", "chance", "hazard", "certain"]],
  conflicts: [
    ["weight", "by"],
    ["weight", "chance"],
    ["weight", "hazard"],
  ],
};

const unanswered: Construct = {
  name: "unanswered",
  doc: "What comes of it when a red line was crossed and none of its answers was made.",
  fields: [
    {
      key: "after",
      shape: { kind: "duration" },
      required: true,
      since: 2,
      doc: "How long after the crossing that is looked at.",
    },
    thenField,
    ...newsFields,
    basisField,
    becauseField,
  ],
};

/** In the order of the reference. */
export const lineConstructs: readonly Construct[] = [redLine, answer, unanswered];
