/** What both kinds of import share: their options, and how what came of a table is told or written. */

import {
  patchScenario,
  patchesText,
  writePatched,
  MOST_BYTES,
  type Patch,
  type Conditions,
  type Imported,
  type Unread,
} from "../../../app/import.ts";
import { diagnosticDocument } from "../../../app/check.ts";
import { readScenarioFile } from "../../../app/read.ts";
import type { SoundScenario } from "../../../app/sound.ts";
import { ScenarioFaults, UsageFault } from "../../../ask/refusal.ts";
import { suggest } from "../../../base/suggest.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { printDiagnostics, reportFaults, summaryOf } from "../../faults.ts";
import { refuseScenario } from "../../refuse-scenario.ts";

/** Options that one kind takes and the other does not. */
const alone = {
  history: ["shape", "column", "ladder", "level", "baseline", "event", "from", "until"],
  cases: ["count"],
} as const;

/** Refuses what belongs to the other kind. @throws UsageFault */
export function refuseOthers({ say }: Context, input: Input, kind: keyof typeof alone): void {
  const other = alone[kind === "history" ? "cases" : "history"];
  const strange = other.find((name) => input.values(name).length > 0);
  if (strange === undefined) return;
  throw new UsageFault(say("import.not-for", { option: `--${strange}`, action: kind }));
}

/** Refuses a value with what would be right. @throws UsageFault */
export function refuseValue(
  { say }: Context,
  option: string,
  value: string,
  wanted: string,
  near?: string,
): never {
  const hint = near === undefined ? "" : `\n${say("usage.did-you-mean", { name: near })}`;
  throw new UsageFault(say("usage.bad-value", { option, value, wanted }) + hint);
}

/** One of the ids that there are. @throws UsageFault */
export function knownId(
  context: Context,
  option: string,
  id: string,
  known: readonly string[],
): string {
  if (known.includes(id)) return id;
  const wanted = context.say("usage.one-of", { choices: known.join(", ") });
  return refuseValue(context, option, id, wanted, suggest(id, known));
}

/** `name=rest`, split at the first sign. @throws UsageFault */
export function pairOf(context: Context, option: string, value: string): [string, string] {
  const [, name = "", rest = ""] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/su.exec(value) ?? [];
  if (name !== "" && rest !== "") return [name, rest];
  return refuseValue(context, option, value, context.say("import.pair"));
}

/** The conditions of `--where`. @throws UsageFault */
export function conditionsOf(context: Context, input: Input): Conditions {
  return input.values("where").map((value) => {
    const [column, values] = pairOf(context, "--where", value);
    return { column, values };
  });
}

/** The scenario that is named, if one is. @throws UsageFault, ScenarioFaults */
export function scenarioOf(context: Context, input: Input): SoundScenario | undefined {
  const [, , argument] = input.arguments;
  const writes = input.flag("write") || input.value("out") !== undefined;
  if (argument === undefined) {
    if (writes) throw new UsageFault(context.say("import.needs-scenario"));
    return undefined;
  }
  const read = readScenarioFile(argument, context.surroundings.folder);
  if (read.kind === "faulty") refuseScenario(context, read);
  if (read.file.shipped && input.flag("write")) {
    throw new UsageFault(context.say("import.shipped", { scenario: argument }));
  }
  return read;
}

/** Tells what came of a table. @param told one line about it @param patchesOf what it is to a file */
export function tellImported<What>(
  context: Context,
  input: Input,
  kind: "history" | "cases",
  imported: Imported<What> | Unread,
  patchesOf: (what: What) => readonly Patch[],
  told: (what: What, counted: Pick<Imported<What>, "rows" | "all">) => string,
): ExitCode {
  const { say, json, printJson, report, language, surroundings } = context;
  const [, table = "", scenario] = input.arguments;
  if (imported === "missing") {
    return refuseValue(context, "table", table, say("import.no-file"));
  }
  if (imported === "too-large") {
    const wanted = say("import.too-large", { size: `${String(MOST_BYTES / 1024 / 1024)} MiB` });
    return refuseValue(context, "table", table, wanted);
  }
  const { what, diagnostics, rows, all } = imported;
  const patches = what === undefined ? [] : patchesOf(what);
  const out = input.value("out");
  const patched =
    what === undefined || scenario === undefined
      ? undefined
      : patchScenario(scenario, surroundings.folder, patches);
  if (patched?.kind === "faulty") {
    if (!json) printDiagnostics(context, diagnostics);
    throw new ScenarioFaults(patched.diagnostics);
  }
  const writes = patched !== undefined && (input.flag("write") || out !== undefined);
  if (writes && !writePatched(patched.text, patched.path, out, surroundings.folder)) {
    return refuseValue(context, "--out", out ?? "", say("import.out-taken"));
  }
  const yaml = what === undefined ? "" : patchesText(patches);
  const written = writes ? (out ?? scenario ?? "") : undefined;
  if (json) {
    printJson({
      kind: "import",
      what: kind,
      ...{ table, all, rows, yaml },
      ...(written === undefined ? {} : { written }),
      diagnostics: diagnostics.map((one) => diagnosticDocument(one, language)),
    });
  } else if (what === undefined) {
    return reportFaults(context, diagnostics);
  } else {
    printDiagnostics(context, diagnostics);
    if (diagnostics.length > 0) report(summaryOf(context, diagnostics));
    report(told(what, imported));
    if (written === undefined) surroundings.stdout.write(yaml);
    else report(say("export.written", { file: written }));
  }
  return what === undefined ? exitCodes.faults : exitCodes.fine;
}
