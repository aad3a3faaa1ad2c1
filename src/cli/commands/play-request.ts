/** What `brink play` may be asked for beside the scenario. */

/** Who orders Arabic text. */
export const arabicModes = ["auto", "visual", "logical"] as const;

/** Which digits numbers have. */
export const digitStyles = ["latin", "arabic"] as const;

/** For which background its colours are. */
export const themeNames = ["auto", "light", "dark"] as const;

/** What `brink play` was asked for. */
export interface PlayRequest {
  /** Names of the actors to play, one list an option: a seat; none = observe. */
  readonly as: readonly (readonly string[])[];
  /** Each of these is played by someone else, at the same screen. */
  readonly hotSeat: boolean;
  readonly facilitate: boolean;
  /** Any text; undefined = a fresh one. */
  readonly seed: string | undefined;
  /** ≥ 0. */
  readonly run: number;
  readonly resume: boolean;
  readonly plain: boolean;
  readonly theme: (typeof themeNames)[number];
  readonly arabic: (typeof arabicModes)[number];
  readonly digits: (typeof digitStyles)[number];
}
