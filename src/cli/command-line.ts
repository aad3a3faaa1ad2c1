/**
 * One call of the program: arguments → command → exit code. Catches what nothing below catches; a
 * bug of ours ends with code 70 and says so, never with a bare stack trace.
 */

import { visibleJson } from "../base/visible.ts";
import { CommanderError } from "commander";
import { packageVersion } from "../app/paths.ts";
import { exitOfSystemFault, explainSystemFault } from "../app/storage/explain.ts";
import type { Surroundings } from "../app/surroundings.ts";
import { speech } from "../i18n/catalog.ts";
import { fallbackLanguage, languageOf, languages, type Language } from "../i18n/language.ts";
import { commands, loadCommands } from "./commands.ts";
import { NothingDone, ScenarioFaults, Skew, Unanswerable, UsageFault } from "../ask/refusal.ts";
import type { Context } from "./context.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { explainUsage, isShown, makeProgram, withoutValue, type Parsed } from "./program.ts";
import { printerOnto } from "./printer.ts";
import { start } from "./start.ts";
import { oneOf } from "./values.ts";

/** The value of `--lang` if it is given at all; read before parsing, which speaks a language already. */
function askedLanguage(args: readonly string[]): string | undefined {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  const at = options.lastIndexOf("--lang");
  const joined = options.findLast((arg) => arg.startsWith("--lang="));
  return joined?.slice("--lang=".length) ?? (at < 0 ? undefined : options[at + 1]);
}

/** The language of the messages of one call, known before its arguments are parsed. */
export function languageOfCall(
  args: readonly string[],
  environment: Surroundings["environment"],
): Language {
  const asked = languageOf(askedLanguage(args) ?? "");
  if (asked !== undefined) return asked;
  const tag = ["LC_ALL", "LC_MESSAGES", "LANG"]
    .map((name) => environment[name] ?? "")
    .find((value) => value !== "");
  return languageOf(tag ?? "") ?? fallbackLanguage;
}

/** `brink help run` is `brink run --help`. */
function withoutHelpCommand(args: readonly string[]): readonly string[] {
  return args[0] === "help" ? [...args.slice(1), "--help"] : args;
}

/** Where a scenario stands in the place of a command, what was probably meant. */
async function scenarioHint(error: CommanderError): Promise<string | undefined> {
  const name = /'([^']*)'/u.exec(error.message)?.[1];
  if (error.code !== "commander.unknownCommand" || name === undefined) return undefined;
  const { shippedIds } = await import("../app/files.ts");
  const known = /\.ya?ml$/u.test(name) || shippedIds().includes(name);
  return known ? `brink play ${name}` : undefined;
}

/** Runs one command line. Never throws; waits until all is done. */
export async function runCommandLine(
  given: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  const args = withoutHelpCommand(given);
  const { stdout, stderr, environment } = surroundings;
  const asked = askedLanguage(args);
  const language = languageOfCall(args, environment);
  const style = { language, digits: "latin" as const };
  const say = speech(style);
  const print = await printerOnto(stdout, language, surroundings);
  const report = await printerOnto(stderr, language, surroundings);
  let parsed: Parsed | undefined;
  const named = commands.filter(({ name }) => args.includes(name));
  const definitions = await Promise.all(named.map(({ load }) => load()));
  const program = makeProgram(
    commands,
    definitions,
    {
      say,
      version: packageVersion(),
      width: Math.max(60, Math.min(stdout.columns || 80, 100)),
      print: (text) => {
        print(text.replace(/\n$/u, ""));
      },
    },
    (found) => {
      parsed = found;
    },
  );
  try {
    const name = withoutValue(definitions, args);
    if (name !== undefined) throw new UsageFault(say("usage.option-missing-argument", { name }));
    if (args.length > 0) program.parse([...args], { from: "user" });
    if (asked !== undefined && asked !== "") oneOf(say, languages())("--lang", asked);
    const context = contextOf();
    if (parsed !== undefined) return await parsed.command.perform(context, parsed.input);
    const chosen = await start(context);
    if (chosen !== undefined) return chosen;
    program.outputHelp();
    return exitCodes.fine;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (isShown(error)) return exitCodes.fine;
      const hint = await scenarioHint(error);
      const meant = hint === undefined ? "" : `\n${say("usage.did-you-mean", { name: hint })}`;
      report(`brink: ${explainUsage(error, say)}${meant}\n${usageHint()}`);
      return exitCodes.usage;
    }
    if (error instanceof UsageFault) {
      report(`brink: ${error.message}\n${usageHint()}`);
      return exitCodes.usage;
    }
    if (error instanceof Skew) {
      report(`brink: ${error.message}`);
      return exitCodes.skew;
    }
    if (error instanceof ScenarioFaults) {
      const { reportFaults } = await import("./faults.ts");
      return reportFaults(contextOf(), error.diagnostics);
    }
    if (error instanceof Unanswerable) {
      report(error.message);
      if (contextOf().json) contextOf().printJson(error.document);
      return exitCodes.faults;
    }
    if (error instanceof NothingDone) return exitCodes[error.end];
    const refused = explainSystemFault(error, say);
    if (refused !== undefined) {
      report(`brink: ${refused}`);
      return exitOfSystemFault(error);
    }
    report(`brink: ${say("fault.internal")}`);
    report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exitCodes.internal;
  }

  function contextOf(): Context {
    return {
      surroundings,
      language,
      style,
      say,
      commands: loadCommands,
      json: program.opts<{ readonly json?: boolean }>().json === true,
      print,
      report,
      printJson: (value) => {
        stdout.write(`${visibleJson(JSON.stringify(value, undefined, 2))}\n`);
      },
    };
  }

  function usageHint(): string {
    const command = commands.find(({ name }) => args.includes(name))?.name;
    return command === undefined ? say("usage.hint-all") : say("usage.hint", { command });
  }
}
