/** The definitions as a commander program: parsing and help, in one language. */

import { Command, Option, type CommanderError } from "commander";
import { UsageFault } from "../ask/refusal.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { ArgumentDefinition, CommandDefinition, CommandEntry, Input } from "./definition.ts";
import { languages } from "../i18n/language.ts";

/** What parsing found: a command with its input, or nothing (no arguments, or help was printed). */
export interface Parsed {
  readonly command: CommandDefinition;
  readonly input: Input;
}

/** How the program is to print help. */
export interface Help {
  readonly say: Speech;
  readonly version: string;
  readonly width: number;
  readonly print: (text: string) => void;
}

const argumentSyntax = ({ name, optional, repeats }: ArgumentDefinition): string => {
  const text = repeats === true ? `${name}...` : name;
  return optional === true ? `[${text}]` : `<${text}>`;
};

const camelCase = (name: string): string =>
  name.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());

function inputOf(command: Command, given: readonly unknown[], say: Speech): Input {
  const options: Readonly<Record<string, unknown>> = command.opts();
  const strings = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  return {
    arguments: given.flatMap((item) => (typeof item === "string" ? [item] : strings(item))),
    value: (name) => {
      const [value, another] = strings(options[camelCase(name)]);
      if (another !== undefined) throw new UsageFault(say("usage.twice", { option: `--${name}` }));
      return value;
    },
    values: (name) => {
      const value = options[camelCase(name)];
      return value === true ? [""] : strings(value);
    },
    flag: (name) => options[camelCase(name)] === true,
  };
}

/**
 * The program; `found` is called with what the arguments ask for. Parsing throws CommanderError.
 * @param entries all commands, in the order of the help text
 * @param definitions those of them that the arguments name
 */
export function makeProgram(
  entries: readonly CommandEntry[],
  definitions: readonly CommandDefinition[],
  { say, version, width, print }: Help,
  found: (parsed: Parsed) => void,
): Command {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": say("help.usage"),
    "Arguments:": say("help.arguments"),
    "Options:": say("help.options"),
    "Global Options:": say("help.common"),
    "Commands:": say("help.commands"),
  };
  const program = new Command("brink");
  program
    .description(say("help.about"))
    .usage("<command> [options]")
    .exitOverride()
    .configureOutput({
      writeOut: print,
      // Errors are thrown, and told by whoever catches them.
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => width,
      getOutHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => titles[title] ?? title })
    .version(version, "-V, --version", say("help.version"))
    .helpOption("-h, --help", say("help.help"))
    .helpCommand(false)
    .addOption(new Option("--json", say("help.json")))
    .addOption(
      new Option("--lang <language>", say("option.lang", { languages: languages().join(", ") })),
    )
    .addHelpText("after", `\n${examples(say, ["brink play europe-2022", "brink check my.yaml"])}`)
    .addHelpText("after", () => `\n${program.createHelp().boxWrap(say("help.exit"), width)}`)
    .allowExcessArguments(false);
  for (const { name, about } of entries) {
    const command = program.command(name).description(say(about));
    const definition = definitions.find((one) => one.name === name);
    if (definition === undefined) continue;
    command
      .allowExcessArguments(false)
      .helpOption("-h, --help", say("help.help"))
      .addHelpText("after", `\n${examples(say, definition.examples)}`);
    for (const argument of definition.arguments) {
      command.argument(argumentSyntax(argument), say(argument.about));
    }
    for (const { flags, about: meaning } of definition.options) {
      const option = new Option(flags, say(meaning));
      if (flags.includes("<")) {
        option.argParser((value: string, before: string[] | undefined) => [
          ...(before ?? []),
          value,
        ]);
      }
      command.addOption(option);
    }
    command.action((...given: unknown[]) => {
      // Commander appends the options and the command itself.
      found({ command: definition, input: inputOf(command, given.slice(0, -2), say) });
    });
  }
  return program;
}

function examples(say: Speech, lines: readonly string[]): string {
  return [say("help.examples"), ...lines.map((line) => `  ${line}`)].join("\n");
}

/**
 * An option that would take what looks like the next option for its value, as in `--seed --quiet`. Whoever means that
 * writes `--seed=--quiet`.
 */
export function withoutValue(
  definitions: readonly CommandDefinition[],
  args: readonly string[],
): string | undefined {
  const flags = definitions.flatMap(({ options }) => options.map((option) => option.flags));
  const end = args.indexOf("--");
  return args
    .slice(0, end < 0 ? args.length : end)
    .find(
      (arg, index) =>
        flags.some((one) => one.startsWith(`${arg} <`)) && /^--[a-z]/u.test(args[index + 1] ?? ""),
    );
}

/** Help and version end parsing as errors of commander's that are none. */
export function isShown(error: CommanderError): boolean {
  return error.exitCode === 0;
}

/** Commander's complaint in our words and the user's language, with its suggestion. */
export function explainUsage(error: CommanderError, say: Speech): string {
  const { message, code } = error;
  const name = /'([^']*)'/u.exec(message)?.[1] ?? "";
  const near = /\(Did you mean (?:one of )?(.*?)\?\)/u.exec(message)?.[1];
  const hint = near === undefined ? "" : `\n${say("usage.did-you-mean", { name: near })}`;
  switch (code) {
    case "commander.unknownCommand":
      return say("usage.unknown-command", { name }) + hint;
    case "commander.unknownOption":
      return say("usage.unknown-option", { name }) + hint;
    case "commander.missingArgument":
      return say("usage.missing-argument", { name });
    case "commander.optionMissingArgument":
      return say("usage.option-missing-argument", { name: name.split(" ")[0] ?? name });
    case "commander.excessArguments":
      return say("usage.too-many");
    default:
      return message.replace(/^error: /u, "");
  }
}
