/** Constructs of standing offers: who makes one to whom, what answers it, and what ends it. */

import { limitFields, policyConflicts, policyFields } from "./constructs-actors.ts";
import {
  aboutField,
  basisField,
  becauseField,
  boolean,
  condition,
  nameField,
  thenField,
  newsFields,
  toldFields,
  undoesField,
} from "./fields.ts";
import type { Construct, Field } from "./shape.ts";

/** A move of an offer: everybody sees it. */
const moveFields: readonly Field[] = [
  ...policyFields,
  ...limitFields,
  thenField,
  undoesField,
  ...toldFields.map((field) =>
    field.key === "hidden" ? { ...field, doc: "Offers are public: `true` is refused." } : field,
  ),
  basisField,
  becauseField,
];

const offer: Construct = {
  name: "offer",
  doc: "What one actor proposes to another. Conditions compare its id by `==` and `!=` with `none`, `open`, `accepted`, `refused`, `withdrawn`, `lapsed`.",
  fields: [
    nameField,
    aboutField,
    {
      key: "by",
      shape: { kind: "reference", to: "actor" },
      required: true,
      doc: "Who makes it: its move goes by the id of the offer.",
    },
    {
      key: "to",
      shape: { kind: "reference", to: "actor" },
      required: true,
      doc: "Who answers it, by moves `<offer>_<answer>`.",
    },
    {
      key: "stands",
      shape: { kind: "duration" },
      default: "until it is answered",
      doc: "How long it stays open.",
    },
    {
      key: "void",
      shape: condition,
      default: "never",
      doc: "What ends it without an answer. It is looked at as each step begins.",
    },
    {
      key: "make",
      shape: { kind: "construct", name: "offer_move" },
      required: true,
      doc: "The move that makes it, available unless it is open or accepted.",
    },
    {
      key: "withdraw",
      shape: { kind: "construct", name: "offer_move" },
      doc: "The move `<offer>_withdraw`, available while it is open.",
    },
    {
      key: "answers",
      shape: { kind: "map", keys: "id", of: { kind: "construct", name: "offer_answer" } },
      required: true,
      doc: "What can be answered; at least one answer ends it.",
    },
    {
      key: "lapsed",
      shape: { kind: "construct", name: "offer_lapsed" },
      doc: "What comes of it when its time is over, or it is void.",
    },
    {
      key: "hidden",
      shape: boolean,
      default: "`false`",
      doc: "Offers are public: `true` is refused.",
    },
    basisField,
    becauseField,
  ],
};

const offerMove: Construct = {
  name: "offer_move",
  doc: "A move that makes or withdraws an offer.",
  fields: moveFields,
  conflicts: policyConflicts,
  mayBeEmpty: true,
};

const offerAnswer: Construct = {
  name: "offer_answer",
  doc: "A move that answers an offer, available while it is open.",
  fields: [
    ...policyFields.slice(0, 2),
    {
      key: "ends",
      shape: { kind: "choice", of: ["accepted", "refused"] },
      default: "it stays open",
      doc: "What becomes of the offer.",
    },
    {
      key: "renews",
      shape: boolean,
      default: "`false`",
      doc: "`true`: the time for which it stands begins anew.",
    },
    ...moveFields.slice(2),
  ],
  conflicts: [["ends", "renews"], ...policyConflicts],
  mayBeEmpty: true,
};

const offerLapsed: Construct = {
  name: "offer_lapsed",
  doc: "What comes of an offer that was not answered in time, as the step begins.",
  fields: [thenField, ...newsFields, basisField, becauseField],
};

/** In the order of the reference. */
export const offerConstructs: readonly Construct[] = [offer, offerMove, offerAnswer, offerLapsed];
