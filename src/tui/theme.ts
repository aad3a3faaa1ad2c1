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

const colours: Readonly<Partial<Record<Tone, string>>> = {
  title: "#56B4E9",
  key: "#56B4E9",
  calm: "#009E73",
  tense: "#E69F00",
  grave: "#D55E00",
  worst: "#CC79A7",
  worse: "#D55E00",
  better: "#009E73",
  event: "#56B4E9",
  note: "#E69F00",
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
};

/** How things look on a terminal. */
export interface Theme {
  readonly glyphs: Glyphs;
  /** How a tone looks; without colour where the user wants none. */
  look(tone: Tone): Look;
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

/** The theme that suits an environment. */
export function themeFor(environment: Environment, direction: "ltr" | "rtl" = "ltr"): Theme {
  const coloured = wantsColour(environment);
  const glyphs = drawsUnicode(environment) ? unicode : ascii;
  // The marker points at its row; triangles are not mirrored by the bidirectional algorithm.
  const marker = glyphs === unicode ? "◂" : "<";
  return {
    glyphs: direction === "rtl" ? { ...glyphs, marker } : glyphs,
    look: (tone) => {
      const color = colours[tone];
      return { ...weights[tone], ...(coloured && color !== undefined ? { color } : {}) };
    },
  };
}

/** The tone of a level by how far up its ladder it stands. */
export function toneOfLevel(level: number, worst: number): Tone {
  const share = worst === 0 ? 0 : level / worst;
  if (share >= 0.8) return "worst";
  if (share >= 0.6) return "grave";
  return share >= 0.4 ? "tense" : "calm";
}
