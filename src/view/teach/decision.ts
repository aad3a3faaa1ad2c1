/** Decisions with their forms. */

import type { Decision } from "../../exercise/decision.ts";
import { planFields } from "../../exercise/session/forms.ts";
import type { StageOf } from "../../exercise/session/stages.ts";
import { told } from "../../story/naming.ts";
import { type Field, choice, field, heading, text, texts } from "./page.ts";
import { publicDecisions } from "./round.ts";
import type { TeachScene } from "./scene.ts";
import { type PageBody, byId } from "./seats.ts";

function decisionFields(scene: TeachScene, decision: Decision): readonly Field[] {
  const { naming, exercise } = scene;
  const { say } = naming;
  const options = decision.options.map((option) => ({
    id: option.id,
    text: told(naming, option.text),
  }));
  switch (decision.kind) {
    case "plan":
      return planFields.map((part) =>
        field(part, "line", say(`teach.plan.${part as "what" | "why" | "means" | "risks"}`)),
      );
    case "choice":
      return [
        choice("option", say("teach.choose"), options),
        field("reason", "line", say("teach.why")),
      ];
    case "moves":
      return options.map(({ id, text: label }) => field(`option.${id}`, "tick", label));
    case "spend":
      return decision.options.map(({ id, text: label, price }) =>
        field(
          `option.${id}`,
          "tick",
          say("teach.priced", { option: told(naming, label), n: price ?? 1 }),
        ),
      );
    case "text":
      return decision.fields.map(({ id, text: label }) =>
        field(`field.${id}`, "line", told(naming, label)),
      );
    case "agreement":
      return [
        ...exercise.issues.map((issue) =>
          choice(
            `issue.${issue.id}`,
            told(naming, issue.text),
            issue.options.map((option) => ({ id: option.id, text: told(naming, option.text) })),
          ),
        ),
        choice("sign", say("teach.sign-or-walk"), [
          { id: "sign", text: say("teach.sign") },
          { id: "walk", text: say("teach.walk") },
        ]),
      ];
  }
}

function decisionHelp({ naming }: TeachScene, decision: Decision): string {
  const { say } = naming;
  switch (decision.kind) {
    case "moves":
      return say("teach.help.moves", { n: decision.points ?? decision.options.length });
    case "spend":
      return say("teach.help.spend", { n: decision.points ?? 0 });
    case "agreement":
      return say("teach.help.agreement");
    case "choice":
    case "plan":
    case "text":
      return "";
  }
}

/** A decision with its form. */
export function decisionPage(scene: TeachScene, stage: StageOf<"decision">): PageBody {
  const { naming, exercise } = scene;
  const { say } = naming;
  const decision = byId(exercise.decisions, stage.item);
  const round = byId(exercise.rounds, stage.round);
  if (decision === undefined || round === undefined) return { title: stage.item, blocks: [] };
  const others = round.simultaneous ? [] : publicDecisions(scene, stage.round);
  return {
    title: say("teach.decision"),
    blocks: [
      text(told(naming, decision.text), "strong"),
      ...texts(
        decisionHelp(scene, decision),
        decision.minutes === undefined
          ? ""
          : text(say("teach.time", { n: decision.minutes }), "dim"),
        decision.private ? text(say("teach.decision-private"), "dim") : "",
      ),
      ...(others.length === 0 ? [] : [heading(say("teach.decided-already")), ...others]),
    ],
    fields: decisionFields(scene, decision),
    button: say("teach.decide"),
  };
}
