/** What every command is given, and the two ways in which it may speak. */

import type { Surroundings } from "../app/surroundings.ts";
import type { Completion } from "../ask/option.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { Language } from "../i18n/language.ts";
import type { NumberStyle } from "../i18n/number.ts";

/** What a command takes, without what it does. */
export interface CommandOutline {
  readonly name: string;
  readonly arguments: readonly { readonly completion: Completion }[];
  readonly options: readonly { readonly flags: string; readonly completion?: Completion }[];
}

/** What a command works with: where it runs, in which language, and how it prints. */
export interface Context {
  readonly surroundings: Surroundings;
  readonly language: Language;
  readonly style: NumberStyle;
  readonly say: Speech;
  /** All commands, for what speaks of every one of them. */
  readonly commands: () => Promise<readonly CommandOutline[]>;
  /** `--json`: one document on stdout, nothing else there. */
  readonly json: boolean;
  /** A line of results, on stdout. */
  readonly print: (text: string) => void;
  /** A line about the work, on stderr. @param painted whether it has colours of ours, and is visible beneath */
  readonly report: (text: string, painted?: boolean) => void;
  /** The result as one JSON document on stdout. */
  readonly printJson: (value: unknown) => void;
}
