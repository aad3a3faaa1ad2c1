/** `brink elicit pool`: what experts handed in, pooled. */

import { MOST_FILES, poolFiles } from "../../../app/elicit.ts";
import { forReader } from "../../../app/for-reader.ts";
import { patchScenario, writePatched } from "../../../app/import.ts";
import { ScenarioFaults, UsageFault } from "../../../ask/refusal.ts";
import { elicit } from "../../../answer/elicit.ts";
import { csvTable } from "../../../render/csv.ts";
import { storyText } from "../../../render/terminal.ts";
import { tellElicit } from "../../../story/elicit.ts";
import { namingOf } from "../../../story/naming.ts";
import { Telling } from "../../../story/telling.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { oneOf } from "../../values.ts";
import { refuseValue } from "../import/shared.ts";
import { idOf } from "../import/values.ts";
import { filesGiven, quantilesGiven, scenarioGiven, seedsGiven } from "./shared.ts";

/** Pools the files. @throws UsageFault, ScenarioFaults */
export function pool(context: Context, input: Input): ExitCode {
  const { say, style, surroundings, json, printJson, report } = context;
  const { folder, stdout } = surroundings;
  const [, scenario = "", ...paths] = input.arguments;
  if (paths.length === 0) throw new UsageFault(say("elicit.needs-files"));
  const csv = input.flag("csv");
  if (csv && json) throw new UsageFault(say("usage.json-csv"));
  const sound = scenarioGiven(context, input);
  const [write, out] = [input.flag("write"), input.value("out")];
  if (write && sound.file.shipped) throw new UsageFault(say("import.shipped", { scenario }));
  const seeds = seedsGiven(context, input);
  const files = filesGiven(context, "files", paths);
  if (files.length > MOST_FILES) throw new UsageFault(say("elicit.many-files", { n: MOST_FILES }));
  const wanted = input.value("weights");
  const kinds = ["equal", "performance"] as const;
  const weights =
    wanted === undefined
      ? seeds.length > 0
        ? "performance"
        : "equal"
      : oneOf(say, kinds)("--weights", wanted);
  if (weights === "performance" && seeds.length === 0) {
    throw new UsageFault(say("elicit.weights-seeds"));
  }
  const source = input.value("source");
  const pooled = poolFiles(sound, {
    ...{ files, seeds, weights, cutoff: cutoffGiven(context, input) },
    quantiles: quantilesGiven(context, input),
    source: source === undefined ? undefined : idOf(context, "--source", source),
  });
  if (pooled === undefined) throw new UsageFault(say("elicit.no-answers"));
  const writes = write || out !== undefined;
  if (writes) {
    const patched = patchScenario(scenario, folder, pooled.patches);
    if (patched.kind === "faulty") throw new ScenarioFaults(patched.diagnostics);
    if (!writePatched(patched.text, patched.path, out, folder)) {
      refuseValue(context, "--out", out ?? "", say("import.out-taken"));
    }
  }
  const answer = writes ? { ...pooled.answer, written: out ?? scenario } : pooled.answer;
  if (json) printJson(answer);
  else if (csv) stdout.write(csvTable(elicit.table?.(answer) ?? { columns: [], rows: [] }));
  else {
    const telling = new Telling(namingOf(sound.model, sound.program, style));
    const story = tellElicit(answer, telling, new Map(seeds.map(({ id, text }) => [id, text])));
    stdout.write(`${forReader(storyText(story), style, surroundings).join("\n")}\n`);
  }
  if (writes && (json || csv)) report(say("export.written", { file: out ?? scenario }));
  return exitCodes.fine;
}

function cutoffGiven(context: Context, input: Input): number {
  const value = input.value("cutoff");
  if (value === undefined) return 0;
  const number = /^[\d.]+$/u.test(value) ? Number(value) : Number.NaN;
  if (number >= 0 && number <= 1) return number;
  return refuseValue(context, "--cutoff", value, context.say("elicit.cutoff"));
}
