/** A question as a command: its options, and its answer in the form that was asked for. */

import { isSound } from "../answer/caution.ts";
import { homedir } from "node:os";
import { Asking, type AskingContext } from "../ask/asking.ts";
import { packageVersion } from "../app/paths.ts";
import { dataFolderOf } from "../app/storage/private-folder.ts";
import { isAtTerminal } from "../app/surroundings.ts";
import { longName, readOptions, type OptionTable } from "../ask/option.ts";
import type { Question, Reply } from "../ask/question.ts";
import { scenarioKinds, toldOf } from "../ask/questions.ts";
import { UsageFault } from "../ask/refusal.ts";
import { csvOption } from "../ask/shared-options.ts";
import { forReader } from "../app/for-reader.ts";
import { csvTable } from "../render/csv.ts";
import { storyText } from "../render/terminal.ts";
import { Telling } from "../story/telling.ts";
import type { Context } from "./context.ts";
import type { ArgumentDefinition, CommandDefinition } from "./definition.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { scenarioArgument } from "./shared-options.ts";

/** The command of a question. */
export function commandOf(question: Question): CommandDefinition {
  const { name, about, examples, answers } = question;
  const tables = answers.some(({ table }) => table !== undefined);
  const options: OptionTable = { ...question.options, ...(tables ? { csv: csvOption } : {}) };
  return {
    ...{ name, about, examples },
    arguments: [argumentOf(question)],
    options: Object.values(options),
    perform: async (context, input) => {
      const { say, json } = context;
      const csv = tables && input.values(longName(csvOption).slice(2)).length > 0;
      if (csv && json) throw new UsageFault(say("usage.json-csv"));
      const scenario = input.arguments[0] ?? "";
      const values = readOptions(question.options, input.values, say);
      const asked = { ...values, scenario, named: input.arguments };
      const reply = await question.ask(
        asked,
        new Asking({ ...context, kinds: { scenarioKinds, toldOf }, ...screenFor(context, csv) }),
      );
      printReply(reply, csv, context);
      if (reply.unwritten !== undefined) throw reply.unwritten;
      return codeOf(reply);
    },
  };
}

/** A screen on which a batch is watched, where a person sits at a terminal that can show one. */
function screenFor(context: Context, csv: boolean): Pick<AskingContext, "screen"> {
  const { surroundings, language, json } = context;
  const { stdin, stdout, stderr, environment } = surroundings;
  if (json || csv || !isAtTerminal(surroundings)) return {};
  return {
    screen: async (batch) => {
      const { openBatchScreen } = await import("../tui/batch/screen.tsx");
      return openBatchScreen(batch, {
        looks: { language, ...{ digits: "latin", arabic: "auto", theme: "auto", plain: false } },
        terminal: { stdin, stdout, stderr, environment },
        engineVersion: packageVersion(),
        dataFolder: dataFolderOf(environment, homedir()),
      });
    },
  };
}

function argumentOf({ scenario }: Question): ArgumentDefinition {
  return scenario === "several"
    ? { name: "result", about: "help.report-result", repeats: true, completion: "scenario" }
    : { ...scenarioArgument, optional: scenario === "optional" };
}

/** Prints an answer in the form that was asked for. @throws UsageFault where it has no such form */
export function printReply(
  { told, answer, naming, delivered }: Reply,
  csv: boolean,
  context: Context,
): void {
  const { surroundings, style, say, json, printJson } = context;
  const { stdout } = surroundings;
  if (json) printJson(answer);
  else if (delivered === true) return;
  else if (csv) {
    if (told.table === undefined) throw new UsageFault(say("usage.no-csv"));
    stdout.write(csvTable(told.table(answer)));
  } else {
    const lines = storyText(told.tell(answer, new Telling(naming)));
    // These lines are put in the order that the terminal needs here, and nowhere later.
    stdout.write(`${forReader(lines, style, surroundings).join("\n")}\n`);
  }
}

/** How a command ends that gave an answer. */
export function codeOf({ end, answer }: Pick<Reply, "end" | "answer">): ExitCode {
  if (end !== "complete") return exitCodes[end];
  return isSound(answer) ? exitCodes.fine : exitCodes.faults;
}
