/** How a command is declared: data for help, completion and parsing, and what it does, loaded late. */

import type { Messages } from "../i18n/catalog.ts";
import type { Context } from "./context.ts";
import type { ExitCode } from "./exit-codes.ts";

/** A message without holes. */
export type HelpKey = Extract<keyof Messages, `help.${string}`>;

/** What a shell can offer where an argument or a value is wanted. */
export type Completion = "scenario" | "file" | readonly string[];

export interface ArgumentDefinition {
  readonly name: string;
  readonly about: HelpKey;
  readonly optional?: boolean;
  readonly repeats?: boolean;
  readonly completion: Completion;
}

export interface OptionDefinition {
  /** As commander writes them: `--seed <text>`. */
  readonly flags: string;
  readonly about: HelpKey;
  /** May be given several times; all values count. */
  readonly repeats?: boolean;
  readonly completion?: Completion;
}

/** The arguments and options of one call, as typed. */
export interface Input {
  readonly arguments: readonly string[];
  /** The value of an option, by its long name without dashes; undefined = not given. */
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

export interface CommandDefinition {
  readonly name: string;
  readonly about: HelpKey;
  readonly arguments: readonly ArgumentDefinition[];
  readonly options: readonly OptionDefinition[];
  /** Whole command lines. */
  readonly examples: readonly string[];
  /**
   * Must import use cases dynamically: `--help` loads every definition.
   * @param commands all commands, this one among them
   */
  readonly perform: (
    context: Context,
    input: Input,
    commands: readonly CommandDefinition[],
  ) => Promise<ExitCode>;
}
