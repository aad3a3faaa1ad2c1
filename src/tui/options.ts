/** What a caller hands to the screens, and what it gets back. */

import type { Environment } from "../i18n/terminal/detect.ts";
import type { Language } from "../i18n/language.ts";
import type { Digits } from "../i18n/number.ts";
import type { Tint } from "./theme.ts";
import type { PlayedScenario } from "../app/play/context.ts";

/** The terminal, or what stands in for it. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly environment: Environment;
}

/** How texts look. */
export interface Looks {
  readonly language: Language;
  readonly digits: Digits;
  /** Who orders Arabic text: Brink (`visual`), the terminal (`logical`), or judged by the environment. */
  readonly arabic: "auto" | "visual" | "logical";
  /** Colours for a background: chosen, or as the terminal tells. */
  readonly theme: Tint;
  /** Linear text instead of a full screen, for screen readers (`--plain`). */
  readonly plain: boolean;
}

/** `brink play`. */
export interface PlayOptions extends PlayedScenario {
  /** What the user would type to name this scenario again (`europe-2022`, or a path). */
  readonly scenario: string;
  /** Any string. */
  readonly seed: string;
  /** ≥ 0. */
  readonly run: number;
  /** Actors that the user plays (checked by the caller to exist); none = observer. */
  readonly as: readonly string[];
  /** Actors by seat, where several people play at one screen; else empty. */
  readonly seats: readonly (readonly string[])[];
  /** A run to look at from end to end, which is not kept: what it is, in words. */
  readonly replay?: string;
  /** Someone leads the game. */
  readonly facilitate: boolean;
  /** Go on with the last saved session of this scenario; seed, run and actors are those saved. */
  readonly resume: boolean;
  readonly engineVersion: string;
  /** `$XDG_DATA_HOME/brink` or its default; sessions are kept below it. */
  readonly dataFolder: string;
  readonly looks: Looks;
  readonly terminal: Terminal;
}

/** A scenario on offer at the start screen. */
export interface StartEntry {
  readonly scenario: string;
  readonly title: string;
  readonly about: string;
  /** Absent: new session. Present: resume the saved one, which stands at this date (ISO). */
  readonly resumeAt?: string;
}

/** `brink` alone at a terminal. */
export interface StartOptions {
  readonly entries: readonly StartEntry[];
  readonly looks: Looks;
  readonly terminal: Terminal;
}

/** What the user chose at the start screen; undefined = left. */
export type StartChoice = StartEntry | undefined;
