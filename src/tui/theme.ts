/**
 * Tones of text and the glyphs of the screen. Colours are those of Okabe and Ito (2008), told apart
 * with any colour vision; every tone's meaning also stands in a number, a word or a glyph.
 */

import type { Environment } from "../i18n/terminal/detect.ts";

/** What a piece of text is, not how it looks. */
export type Tone =
  | "plain"
  | "dim"
  | "strong"
  | "title"
  | "key"
  | "rule"
  | "calm"
  | "low"
  | "tense"
  | "grave"
  | "worst"
  | "worse"
  | "better"
  | "event"
  | "note"
  | "selected";

/** Text properties of Ink. */
export interface Look {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly inverse?: boolean;
}

/** What colours may be chosen for; `auto`: for the background that the terminal told of. */
export const themes = ["auto", "light", "dark"] as const;
/** One of them. */
export type Tint = (typeof themes)[number];

type Colours = Readonly<Partial<Record<Tone, string>>>;

/** Of Okabe and Ito, on a dark background. */
const onDark: Colours = {
  title: "#56B4E9",
  key: "#56B4E9",
  calm: "#009E73",
  low: "#56B4E9",
  tense: "#E69F00",
  grave: "#E8702A",
  worst: "#CC79A7",
  worse: "#E8702A",
  better: "#009E73",
  event: "#56B4E9",
  note: "#E69F00",
};

/** The same hues, darker: each can be read on white (4.5 to 1). */
const onLight: Colours = {
  title: "#005A8C",
  key: "#005A8C",
  calm: "#00694D",
  low: "#005A8C",
  tense: "#7A5300",
  grave: "#A34700",
  worst: "#8F3A68",
  worse: "#A34700",
  better: "#00694D",
  event: "#005A8C",
  note: "#7A5300",
};

/** The colours for a background, for those who hold them against it. */
export const colours: Readonly<Record<"light" | "dark", Colours>> = {
  ...{ light: onLight, dark: onDark },
};

const weights: Readonly<Partial<Record<Tone, Look>>> = {
  dim: { dimColor: true },
  rule: { dimColor: true },
  strong: { bold: true },
  title: { bold: true },
  key: { bold: true },
  worst: { bold: true },
  selected: { bold: true },
};

/** Characters that not every terminal can draw. */
export interface Glyphs {
  readonly full: string;
  readonly empty: string;
  readonly up: string;
  readonly down: string;
  readonly same: string;
  readonly marker: string;
  readonly rule: string;
  readonly bar: string;
  readonly times: string;
  readonly yes: string;
  readonly no: string;
  /** Of lines of time: where one stands, a choice by hand, what is to come, a way that parts, a bookmark. */
  readonly here: string;
  readonly decided: string;
  readonly ahead: string;
  readonly parting: string;
  readonly flag: string;
  /** From low to high. */
  readonly spark: readonly string[];
  /** A bar from the left: parts of a cell from narrow to whole. */
  readonly meter: readonly string[];
  /** A number went up, or down; neither is worse by itself. */
  readonly rise: string;
  readonly fall: string;
}

const unicode: Glyphs = {
  full: "▰",
  empty: "▱",
  up: "▲",
  down: "▼",
  same: "=",
  marker: "▸",
  rule: "─",
  bar: "│",
  times: "×",
  yes: "✓",
  no: "–",
  here: "●",
  decided: "○",
  ahead: "·",
  parting: "╰",
  flag: "⚑",
  spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
  meter: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
  rise: "↑",
  fall: "↓",
};

const ascii: Glyphs = {
  full: "#",
  empty: ".",
  up: "^",
  down: "v",
  same: "=",
  marker: ">",
  rule: "-",
  bar: "|",
  times: "x",
  yes: "+",
  no: "-",
  here: "@",
  decided: "o",
  ahead: ".",
  parting: "`",
  flag: "!",
  spark: ["0", "1", "2", "3", "4", "5", "6", "7"],
  meter: ["#"],
  rise: "+",
  fall: "-",
};

/** How things look on a terminal. */
export interface Theme {
  readonly glyphs: Glyphs;
  /** How a tone looks; without colour where the user wants none. */
  look(tone: Tone): Look;
  /** The same for a reading direction, and for a background that was chosen; `auto` leaves it. */
  as(direction: "ltr" | "rtl", background: Tint): Theme;
}

/** Whether colour is wanted: NO_COLOR (any value but ""), FORCE_COLOR=0 and TERM=dumb say no. */
export function wantsColour(environment: Environment): boolean {
  if ((environment["NO_COLOR"] ?? "") !== "") return false;
  const forced = environment["FORCE_COLOR"];
  return forced !== "0" && forced !== "false" && environment["TERM"] !== "dumb";
}

function drawsUnicode(environment: Environment): boolean {
  if (environment["TERM"] === "linux") return false;
  const locale =
    [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]].find(
      (one) => (one ?? "") !== "",
    ) ?? "";
  // No locale at all says nothing; a locale that names another character set does.
  return locale === "" || /utf-?8/iu.test(locale) || !/\.|^(C|POSIX)$/u.test(locale);
}

/** The background that the environment tells of (`COLORFGBG`, set by rxvt, Konsole and others), else a dark one. */
export function backgroundOf(environment: Environment): "light" | "dark" {
  const colour = Number(/;(\d+)$/u.exec(environment["COLORFGBG"] ?? "")?.[1] ?? NaN);
  return colour === 7 || (colour > 8 && colour < 16) ? "light" : "dark";
}

/** The theme that suits an environment. */
export function themeFor(
  environment: Environment,
  direction: "ltr" | "rtl" = "ltr",
  background: "light" | "dark" = backgroundOf(environment),
): Theme {
  const coloured = wantsColour(environment);
  const glyphs = drawsUnicode(environment) ? unicode : ascii;
  // The marker points at its row; triangles are not mirrored by the bidirectional algorithm.
  const marker = glyphs === unicode ? "◂" : "<";
  const made = new Map<string, Theme>();
  return {
    glyphs: direction === "rtl" ? { ...glyphs, marker } : glyphs,
    look: (tone) => {
      const color = colours[background][tone];
      return { ...weights[tone], ...(coloured && color !== undefined ? { color } : {}) };
    },
    as: (toward, wanted) => {
      const other = wanted === "auto" ? background : wanted;
      const key = `${toward} ${other}`;
      const theme = made.get(key) ?? themeFor(environment, toward, other);
      made.set(key, theme);
      return theme;
    },
  };
}

/** The tone of a level by how far up its ladder it stands. */
export function toneOfLevel(level: number, worst: number): Tone {
  const share = worst === 0 ? 0 : level / worst;
  if (share >= 0.8) return "worst";
  if (share >= 0.6) return "grave";
  if (share >= 0.4) return "tense";
  // Green says that all is well, which holds of the lowest level alone.
  return level === 0 ? "calm" : "low";
}
