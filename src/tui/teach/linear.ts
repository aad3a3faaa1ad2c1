/** An exercise as running text: the same pages and forms, asked line by line. */

import { latinDigits } from "../../i18n/number.ts";
import { pageText } from "../../render/terminal.ts";
import type { Field } from "../../story/block.ts";
import { latinKey } from "../keys.ts";
import type { LinearForm } from "../linear-form.ts";
import { withValue } from "./fields.ts";
import { coveredSeat, pageOnScreen, shownKey, type TeachAround, type TeachState } from "./state.ts";

/** What a typed line puts into a field; empty keeps what is there. */
function valueOf(field: Field, typed: string, before: string): string {
  const text = typed.trim();
  if (text === "") return before;
  if (field.kind === "choice") {
    return field.options[Number(latinDigits(text)) - 1]?.id ?? before;
  }
  if (field.kind === "tick") return ["y", "1"].includes(latinKey(text).toLowerCase()) ? "yes" : "";
  return text;
}

/** How an exercise talks in running text. */
export function teachForm(around: TeachAround): LinearForm<TeachState> {
  const { naming } = around.world.plain;
  const { say } = naming;
  const asked = (state: TeachState): Field | undefined =>
    coveredSeat(state) === undefined ? pageOnScreen(around, state).fields[state.focus] : undefined;
  const read = (state: TeachState): readonly string[] => [
    "",
    ...pageText(pageOnScreen(around, state)),
  ];
  const hint = ({ kind, id }: Field, { values }: TeachState): string => {
    const before = values[id] ?? "";
    if (kind === "choice") return ` (${say("teach.plain-choose")})`;
    if (kind === "tick") return ` (${say("teach.plain-tick")})`;
    return before === "" ? "" : ` (${before})`;
  };
  return {
    opening: (state) => [...(state.message === "" ? [] : [state.message]), ...read(state)],
    prompt: (state) => {
      const field = asked(state);
      if (field === undefined) return say("teach.plain-prompt");
      return [
        ...field.options.map(({ text }, index) => `  ${String(index + 1)}. ${text}`),
        say("teach.plain-field", { label: `${field.label}${hint(field, state)}` }),
      ].join("\n");
    },
    answer: (state, line, press) => {
      const field = asked(state);
      const [key = " "] = latinKey(line.trim());
      const after =
        field === undefined
          ? press(state, { text: key })
          : press(withValue(state, field.id, valueOf(field, line, state.values[field.id] ?? "")), {
              text: "",
              name: "enter",
            });
      const message = after.message === "" ? [] : [after.message];
      const turned = !after.done && shownKey(after) !== shownKey(state);
      return { state: after, said: [...message, ...(turned ? read(after) : [])] };
    },
  };
}
