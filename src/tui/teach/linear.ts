/** An exercise as running text: the same pages and forms, asked line by line. */

import { createInterface } from "node:readline";

import {
  currentStage,
  sceneOfStage,
  sendForm,
  startingValues,
  type FormValues,
  type Moment,
  type SessionState,
} from "../../app/exercise/teach.ts";
import { latinDigits } from "../../i18n/number.ts";
import { pageText } from "../../view/teach/linear.ts";
import type { Field } from "../../view/teach/page.ts";
import { curtainPage, pageOf } from "../../view/teach/pages.ts";
import { latinKey } from "../keys.ts";
import type { TeachAround } from "./state.ts";

/** What running text is read from and written to. */
export interface LinearTeachPort {
  readonly input: NodeJS.ReadableStream;
  readonly write: (text: string) => void;
  readonly moment: () => Moment;
  /** Told of every new state, for keeping it; and of what has been typed into the current form. */
  readonly onState: (session: SessionState, values: FormValues) => void;
}

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

/** Goes through a session until the user leaves, the input ends, or the session does. */
export async function teachLinear(
  around: TeachAround,
  first: SessionState,
  port: LinearTeachPort,
): Promise<SessionState> {
  const { world } = around;
  const { say } = world.plain.naming;
  const reader = createInterface({ input: port.input, crlfDelay: Infinity });
  const lines = reader[Symbol.asyncIterator]();
  const ask = async (prompt: string): Promise<string | undefined> => {
    port.write(prompt);
    const { value, done } = await lines.next();
    return done === true ? undefined : value;
  };
  const tell = (some: readonly string[]): void => {
    port.write(some.map((line) => `${line}\n`).join(""));
  };
  let session = first;
  let alone: string | undefined;
  let finished = false;
  while (!finished) {
    const stage = currentStage(session);
    const scene = sceneOfStage(world, session, stage);
    const seat = "seat" in stage && session.plan.seats.length > 1 ? stage.seat : undefined;
    if (seat !== undefined && alone !== seat) {
      tell(pageText(scene.naming, curtainPage(scene, seat)));
      const answer = await ask(say("teach.plain-prompt"));
      if (answer === undefined || latinKey(answer.trim()) === "q") break;
    }
    alone = seat;
    const page = pageOf(scene);
    tell(["", ...pageText(scene.naming, page)]);
    let values = startingValues(world, session, stage);
    if (page.fields.length === 0) {
      const answer = await ask(say("teach.plain-prompt"));
      if (answer === undefined || latinKey(answer.trim()) === "q") break;
    }
    const filled = await fill(page.fields);
    if (filled === undefined) break;
    values = filled;
    const result = sendForm(world, session, values, port.moment());
    if (result.kind === "wrong") {
      for (const problem of new Set(Object.values(result.problems))) {
        tell([say(`teach.problem.${problem}`)]);
      }
      continue;
    }
    if (result.kind === "refused") {
      tell([say("teach.refusal")]);
      break;
    }
    finished = stage.kind === "end";
    session = result.state;
    const sealed = stage.kind === "seal" ? session.envelopes.at(-1)?.envelope : undefined;
    if (sealed !== undefined) tell([say("teach.sealed-as", { commitment: sealed.commitment })]);
    port.onState(session, {});

    async function fill(fields: readonly Field[]): Promise<FormValues | undefined> {
      let typed = values;
      for (const field of fields) {
        const before = typed[field.id] ?? "";
        const options = field.options.map(({ text }, index) => `  ${String(index + 1)}. ${text}`);
        tell(options);
        const hint =
          field.kind === "choice"
            ? ` (${say("teach.plain-choose")})`
            : field.kind === "tick"
              ? ` (${say("teach.plain-tick")})`
              : before === ""
                ? ""
                : ` (${before})`;
        const answer = await ask(say("teach.plain-field", { label: `${field.label}${hint}` }));
        if (answer === undefined) return undefined;
        typed = { ...typed, [field.id]: valueOf(field, answer, before) };
        port.onState(session, typed);
      }
      return typed;
    }
  }
  reader.close();
  return session;
}
