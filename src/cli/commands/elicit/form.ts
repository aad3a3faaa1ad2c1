/** `brink elicit form`: a page for each expert. */

import { resolve } from "node:path";
import { numbersToAsk, writeForms } from "../../../app/elicit.ts";
import { isFreeFolder } from "../../../app/storage/folder.ts";
import { UsageFault } from "../../../ask/refusal.ts";
import { namingOf } from "../../../story/naming.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { wholeNumber } from "../../values.ts";
import { refuseValue } from "../import/shared.ts";
import { filesGiven, quantilesGiven, scenarioGiven, seedsGiven } from "./shared.ts";

/** Writes the forms. @throws UsageFault, ScenarioFaults */
export function makeForms(context: Context, input: Input): ExitCode {
  const { say, style, surroundings, json, printJson, report } = context;
  const [, scenario = "", ...more] = input.arguments;
  if (more.length > 0) throw new UsageFault(say("usage.too-many"));
  const out = input.value("out");
  if (out === undefined) throw new UsageFault(say("elicit.needs-out"));
  const folder = resolve(surroundings.folder, out);
  if (!isFreeFolder(folder)) refuseValue(context, "--out", out, say("usage.out-taken"));
  const sound = scenarioGiven(context, input);
  const numbers = numbersToAsk(sound, input.values("number"));
  if ("unknown" in numbers) {
    throw new UsageFault(say("elicit.no-number", { id: numbers.unknown }));
  }
  const seeds = seedsGiven(context, input);
  if (numbers.length === 0) throw new UsageFault(say("elicit.no-numbers"));
  const previous = filesGiven(context, "--previous", input.values("previous"));
  const given = input.values("expert");
  const experts = given.length === 0 ? ["expert-1"] : [...new Set(given)];
  for (const name of experts) {
    if (!/^[a-z0-9][a-z0-9_-]{0,39}$/iu.test(name)) {
      refuseValue(context, "--expert", name, say("elicit.expert-name"));
    }
  }
  const round = input.value("round");
  const quantiles = quantilesGiven(context, input) ?? "quartiles";
  const number =
    round === undefined ? (previous.length > 0 ? 2 : 1) : wholeNumber(say, 1, 20)("--round", round);
  const faults = writeForms(
    namingOf(sound.model, sound.program, style),
    { experts, quantiles, round: number, numbers, seeds, previous },
    folder,
  );
  const questions = numbers.length + seeds.length;
  if (json) {
    printJson({
      kind: "elicit-form",
      ...{ scenario, out, experts, quantiles, round: number, questions },
      files: experts.map((name) => `${name}.html`),
      faults,
    });
  } else {
    for (const { file, expert, question, problem } of faults) {
      report(`${expert ?? file} ${question ?? ""}: ${say(`elicit.problem.${problem}`)}`);
    }
    report(say("elicit.written", { n: experts.length, questions, folder: out }));
  }
  return exitCodes.fine;
}
