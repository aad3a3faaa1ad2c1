/**
 * What is told, as plain data in one language: the blocks that every renderer (terminal, HTML, Markdown)
 * draws. Texts are as a reader is to see them; nothing here is markup. A renderer that left a kind of
 * block out would not compile.
 */

import type { Language } from "../i18n/language.ts";
import type { Headline } from "../view/play/headlines.ts";

/** Cells by row; columns in `texts` hold words, the others figures. The first column always holds words. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly texts?: readonly number[];
  /** By row, columns by which its name stands further in; none by default. */
  readonly insets?: readonly number[];
}

/** A mark on an axis. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** An axis in data units. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

/** An estimate with its interval on a common axis. */
export interface IntervalRow {
  readonly label: string;
  /** The value and its interval as text. */
  readonly figures: readonly [string, string];
  readonly remark?: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** A second, wider interval of another kind, drawn behind it. */
  readonly band?: readonly [low: number, high: number];
  /** Another value to see this one against. */
  readonly other?: number;
}

/** Parts of a row as bars, the first at the back. */
export interface PlotBarRow {
  readonly label: string;
  readonly figures: readonly [string, string];
  readonly parts: readonly {
    readonly from: number;
    readonly to: number;
    readonly mark: "light" | "dark";
  }[];
}

/** What a mark in a plot means. */
export interface PlotKey {
  readonly mark: "point" | "band" | "other" | "light" | "dark";
  readonly label: string;
}

/** A point in the plane. */
export interface PlotPoint {
  /** Its name in the legend; without one it is drawn small, and named in the table only. */
  readonly label?: string;
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
}

/** A line over steps, with the bounds of each value. */
export interface Curve {
  readonly label: string;
  readonly values: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Values at single places of an axis of steps, which may lie between steps. */
export interface PlotPath {
  readonly label: string;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

/** What is drawn. Parts are told apart by number, shape or dash, never by colour alone. */
export type Plot =
  /** One row per estimate; `zero` draws a line at 0, for differences. */
  | {
      readonly kind: "intervals";
      readonly axis: Axis;
      readonly zero: boolean;
      readonly rows: readonly IntervalRow[];
      readonly key?: readonly PlotKey[];
    }
  /** One row of bars per input; `zero` draws a line at 0. */
  | {
      readonly kind: "bars";
      readonly axis: Axis;
      readonly zero: boolean;
      readonly rows: readonly PlotBarRow[];
      readonly key: readonly PlotKey[];
    }
  /** Points in the plane, numbered from 1; `diagonal` draws where x equals y. */
  | {
      readonly kind: "scatter";
      readonly x: Axis;
      readonly y: Axis;
      readonly names: readonly [x: string, y: string];
      readonly diagonal: boolean;
      readonly points: readonly PlotPoint[];
    }
  /** Shares that add up to 1, stacked, the first at the bottom; `steps[i]` is where `shares[i]` stands. */
  | {
      readonly kind: "bands";
      readonly steps: readonly number[];
      readonly x: Axis;
      readonly y: Axis;
      readonly bands: readonly { readonly label: string; readonly shares: readonly number[] }[];
    }
  /** Lines over steps. */
  | {
      readonly kind: "curves";
      readonly steps: readonly number[];
      readonly x: Axis;
      readonly y: Axis;
      /** The number of the first line: that of its level. */
      readonly firstNumber: number;
      readonly curves: readonly Curve[];
      /** What others said on single days, marked beside the lines. */
      readonly paths?: readonly PlotPath[];
    };

/** How much a paragraph weighs. */
export type Tone = "plain" | "strong" | "dim" | "note";

/** Something to be filled in: on a screen, in running text, or on paper. */
export interface Field {
  readonly id: string;
  readonly kind: "percent" | "number" | "line" | "tick" | "choice";
  readonly label: string;
  /** What can be chosen. */
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** One of several shares that must total 100. */
  readonly shared?: boolean;
  /** Of a `line`, on paper: empty lines to write on; 1 by default. */
  readonly rows?: number;
}

/** A card to cut out. */
export interface Card {
  /** Number and time. */
  readonly head: string;
  readonly text: string;
  /** Sender, receivers; of a controller's copy also truth and what is expected. */
  readonly lines: readonly string[];
}

/** A ladder in a picture. */
export interface LadderRow {
  readonly name: string;
  readonly level: number;
  readonly worst: number;
  readonly levelName: string;
  /** Against an earlier picture. */
  readonly moved: "up" | "down" | "same";
  /** Chances of the coming step, averaged over what is hidden; only where they are shown. */
  readonly chances?: { readonly up: string; readonly down: string };
}

/** A piece of what is told. */
export type Block =
  | {
      readonly kind: "paragraph";
      readonly text: string;
      readonly tone?: Tone;
      readonly indent?: number;
    }
  | { readonly kind: "heading"; readonly text: string; readonly small?: true }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly ticks?: true }
  /** A ladder or a headline, with its words where signs cannot be drawn. */
  | { readonly kind: "ladder"; readonly row: LadderRow; readonly text: string }
  | { readonly kind: "headline"; readonly headline: Headline; readonly text: string }
  | { readonly kind: "cards"; readonly cards: readonly Card[] }
  | { readonly kind: "form"; readonly fields: readonly Field[] }
  /** Kept on one page where it fits. */
  | { readonly kind: "together"; readonly framed?: true; readonly blocks: readonly Block[] }
  /** A new page begins. */
  | { readonly kind: "break" }
  /** What a reader must be warned of, from the answer itself; `code` is that of the answer's caution. */
  | { readonly kind: "caution"; readonly code: string; readonly text: string }
  /** How figures are to be read. */
  | { readonly kind: "note"; readonly text: string }
  /** A command line to copy, with what it does. */
  | { readonly kind: "command"; readonly about: string; readonly text: string }
  | { readonly kind: "table"; readonly table: Table }
  /** A long table, opened on demand where that can be done. */
  | { readonly kind: "folded"; readonly title: string; readonly table: Table }
  /** A plot with what it says in words, and its data. */
  | {
      readonly kind: "figure";
      readonly caption: string;
      readonly alternative: string;
      readonly plot: Plot;
      readonly table: Table;
      /** Its figures stand in the words before it: where nothing can be drawn it is left out. */
      readonly illustrates?: true;
    }
  /** Pieces side by side where there is room. */
  | { readonly kind: "row"; readonly blocks: readonly Block[] };

/** A part of what is told with a name of its own. */
export interface Section {
  /** Letters, digits and hyphens; unique in a page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Printed with its folded tables open, on pages of its own. */
  readonly appendix?: boolean;
}

/** An answer told in one language. */
export interface Story {
  /** What it is about: the title of the scenario. */
  readonly subject: string;
  /** How it was made, a line each: runs, seed, settings. */
  readonly made: readonly string[];
  /** What it comes to, in a few plain sentences; a page begins with them. */
  readonly headline?: readonly string[];
  readonly sections: readonly Section[];
}

/** Paper sizes. */
export type Paper = "a4" | "letter";

/** A page to print. */
export interface Sheet {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly paper: Paper;
  readonly title: string;
  /** Under the title: class and exercise, and what more there is. */
  readonly lead: readonly string[];
  readonly blocks: readonly Block[];
  /** Large type on landscape paper, a slide to a page. */
  readonly slides?: true;
  /** A form, which is one page: as roomy as what stands on it allows. */
  readonly form?: true;
}

/** A page made of stories. */
export interface Page {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly lead: readonly string[];
  /** What it comes to, in a few plain sentences. */
  readonly headline: readonly string[];
  /** What it is not. */
  readonly caution: string;
  readonly sections: readonly Section[];
  /** Words of the layout itself. */
  readonly words: { readonly contents: string; readonly data: string };
}
