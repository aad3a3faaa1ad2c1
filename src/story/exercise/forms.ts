/** Questions and decisions with their forms: the same on a screen, in running text and on paper. */

import type { Decision } from "../../exercise/decision.ts";
import type { Exercise, Question } from "../../exercise/model.ts";
import { planFields } from "../../exercise/session/forms.ts";
import type { Field } from "../block.ts";
import { told, type Naming } from "../naming.ts";
import { categoryNames } from "./answers.ts";
import { choice, field, text, type Said } from "./blocks.ts";

/** What is read before a form is filled in, and the form. */
export interface Form {
  readonly about: readonly Said[];
  /** How it is filled in; empty where that is plain. */
  readonly help: string;
  readonly fields: readonly Field[];
}

/** The forecast of a question. */
export function questionForm(naming: Naming, question: Question): Form {
  const { say } = naming;
  const { kind, rule } = question;
  const figures =
    kind === "binary"
      ? [field("p", "percent", say("teach.chance"))]
      : kind === "number"
        ? [field("low", "number", say("teach.low")), field("high", "number", say("teach.high"))]
        : categoryNames(naming, question).map((one) =>
            field(`p.${one.id}`, "percent", one.text, { shared: true }),
          );
  return {
    about: [text(say("teach.rule", { rule: told(naming, rule) }), "dim")],
    help: say(`teach.help.${kind}`),
    fields: [
      ...figures,
      ...[1, 2].map((n) => field(`reason${String(n)}`, "line", say("teach.reason", { n }))),
    ],
  };
}

/** What a decision allows, in words; empty where that is plain. */
function helpFor({ say }: Naming, { kind, points }: Decision): string {
  switch (kind) {
    case "moves":
      return points === undefined ? "" : say("teach.help.moves", { n: points });
    case "spend":
      return say("teach.help.spend", { n: points ?? 0 });
    case "agreement":
      return say("teach.help.agreement");
    case "choice":
    case "plan":
    case "text":
      return "";
  }
}

function decisionFields(
  naming: Naming,
  exercise: Exercise,
  { kind, options, fields }: Decision,
): readonly Field[] {
  const { say } = naming;
  const named = ({ id, text: words }: Exercise["issues"][number]["options"][number]) => ({
    id,
    text: told(naming, words),
  });
  switch (kind) {
    case "plan":
      return planFields.map((part) => field(part, "line", say(`teach.plan.${part}`)));
    case "choice":
      return [
        choice("option", say("teach.choose"), options.map(named)),
        field("reason", "line", say("teach.why"), { rows: 2 }),
      ];
    case "moves":
      return options.map(named).map((one) => field(`option.${one.id}`, "tick", one.text));
    case "spend":
      return options.map((one) => {
        const priced = { option: named(one).text, n: one.price ?? 1 };
        return field(`option.${one.id}`, "tick", say("teach.priced", priced));
      });
    case "text":
      return fields.map((one) =>
        field(`field.${one.id}`, "line", told(naming, one.text), { rows: 2 }),
      );
    case "agreement":
      return [
        ...exercise.issues.map((issue) =>
          choice(`issue.${issue.id}`, told(naming, issue.text), issue.options.map(named)),
        ),
        choice("sign", say("teach.sign-or-walk"), [
          { id: "sign", text: say("teach.sign") },
          { id: "walk", text: say("teach.walk") },
        ]),
      ];
  }
}

/** A decision. */
export function decisionForm(naming: Naming, exercise: Exercise, decision: Decision): Form {
  const { say } = naming;
  return {
    about: [decision.private && text(say("teach.decision-private"), "dim")],
    help: helpFor(naming, decision),
    fields: decisionFields(naming, exercise, decision),
  };
}
