/** How a command is declared: data for help, completion and parsing, and what it does, loaded late. */

import type { Completion, HelpKey, Option } from "../ask/option.ts";
import type { Context } from "./context.ts";
import type { ExitCode } from "./exit-codes.ts";

/** An argument of a command. */
export interface ArgumentDefinition {
  readonly name: string;
  readonly about: HelpKey;
  readonly optional?: boolean;
  readonly repeats?: boolean;
  readonly completion: Completion;
}

/** An option as help, completion and parsing need it. */
export type OptionDefinition = Pick<Option<unknown>, "flags" | "about" | "repeats" | "completion">;

/** The arguments and options of one call, as typed. */
export interface Input {
  readonly arguments: readonly string[];
  /** The value of an option, by its long name without dashes; undefined = not given. */
  readonly value: (name: string) => string | undefined;
  /** All its values, in order; an empty text for an option that takes none and is given. */
  readonly values: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

/** A command as data: what it takes, and what it does. */
export interface CommandDefinition {
  readonly name: string;
  readonly about: HelpKey;
  readonly arguments: readonly ArgumentDefinition[];
  readonly options: readonly OptionDefinition[];
  /** Whole command lines. */
  readonly examples: readonly string[];
  readonly perform: (context: Context, input: Input) => Promise<ExitCode>;
}

/** A command as the list of commands knows it: loaded when it is called, or its help asked for. */
export interface CommandEntry {
  readonly name: string;
  readonly about: HelpKey;
  readonly load: () => Promise<CommandDefinition>;
}
