/** Templates, and the keys by which a construct is made of one. */

import type { Construct, ConstructName, Field } from "./shape.ts";

/** What a template may be of. */
export const templated = [
  "flashpoint",
  "rule",
  "variable",
  "actor",
  "move",
  "event",
  "multiplier",
] as const satisfies readonly ConstructName[];

/** Name of a construct that a template may be of. */
export type TemplatedName = (typeof templated)[number];

/** Makes a construct of a template. */
export const useFields: readonly Field[] = [
  {
    key: "use",
    shape: { kind: "reference", to: "template" },
    since: 2,
    doc: "A template to make it of; all other keys are merged over that, as a variant's are over its base.",
  },
  {
    key: "with",
    shape: { kind: "map", keys: "reference", of: { kind: "template" } },
    since: 2,
    doc: "What the template needs, by name.",
  },
];

const template: Construct = {
  name: "template",
  doc: "A construct with names in it, `$calm`, in whose place stands what its users give. `$id` is the id of the user.",
  fields: [
    {
      key: "needs",
      shape: { kind: "list", of: { kind: "id" } },
      default: "nothing",
      doc: "The names that stand in it, without `$`; every user gives all of them.",
    },
    ...templated.map((name): Field => ({
      key: name,
      shape: { kind: "template", of: { kind: "construct", name } },
      doc: `What the users are made of: the keys of ${/^[aeiou]/u.test(name) ? "an" : "a"} ${name}.`,
    })),
  ],
  oneOf: [templated],
};

/** In the order of the reference. */
export const templateConstructs: readonly Construct[] = [template];
