/**
 * Joins Arabic letters for terminals that draw every character alone: letters become presentation
 * forms, lam and alef one ligature. Order stays logical.
 *
 * The table is not written by hand: in the blocks of presentation forms each letter's forms follow
 * one another (isolated, final, initial, medial), and NFKC gives the letter back.
 */

import { at } from "../../base/invariant.ts";

/** One grapheme cluster on its way to the screen. */
export interface Cluster {
  /** The base character, shaped. */
  readonly base: string;
  /** Combining marks, drawn on the base; no joiners. */
  readonly marks: string;
  /** Index of the cluster in the text (UTF-16). */
  readonly source: number;
}

/** Isolated, final, initial, medial; letters that do not join the next one have only two. */
const forms = new Map<string, string[]>();
/** `لا` and its kin → isolated, final. */
const lamAlef = new Map<string, string[]>();

function addForms(first: number, last: number): void {
  for (let code = first; code <= last; code += 1) {
    const form = String.fromCharCode(code);
    const letters = form.normalize("NFKC");
    const table =
      letters.length === 1
        ? forms
        : letters.length === 2 && letters.startsWith("ل")
          ? lamAlef
          : undefined;
    if (table === undefined) continue;
    const known = table.get(letters);
    if (known === undefined) table.set(letters, [form]);
    else known.push(form);
  }
}

addForms(0xfe80, 0xfefc);
addForms(0xfb50, 0xfbb1); // Persian, Urdu and others
addForms(0xfbfc, 0xfbff); // Farsi yeh

const tatweel = "\u0640";
const nonJoiner = "\u200c";
const joiner = "\u200d";
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

interface Letter {
  readonly base: string;
  readonly marks: string;
  readonly rest: string;
  readonly source: number;
}

/** The letter reaches out to the one after it (dual-joining letters, tatweel, a joiner). */
function joinsNext(letter: Letter | undefined): boolean {
  if (letter === undefined || letter.rest.includes(nonJoiner)) return false;
  return (
    letter.base === tatweel ||
    letter.rest.includes(joiner) ||
    (forms.get(letter.base)?.length ?? 0) >= 4
  );
}

/** The letter lets the one before it join. */
function joinsPrevious(letter: Letter | undefined): boolean {
  return (
    letter !== undefined && (letter.base === tatweel || (forms.get(letter.base)?.length ?? 0) >= 2)
  );
}

/**
 * The clusters of a text in logical order, Arabic letters shaped by their neighbours. Letters that
 * have no presentation form, and everything that is not Arabic, come out as they went in.
 */
export function shape(text: string): readonly Cluster[] {
  const letters: Letter[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const base = String.fromCodePoint(segment.codePointAt(0) ?? 0);
    const rest = segment.slice(base.length);
    const arabic = forms.has(base) || base === tatweel;
    letters.push({
      base,
      rest,
      source: index,
      marks: arabic ? rest.replace(/[\u200c\u200d]/gu, "") : rest,
    });
  }
  const clusters: Cluster[] = [];
  for (let index = 0; index < letters.length; index += 1) {
    const letter = at(letters, index);
    const next = letters[index + 1];
    const before = joinsNext(letters[index - 1]) && joinsPrevious(letter);
    const ligature =
      next === undefined || letter.rest.includes(nonJoiner)
        ? undefined
        : lamAlef.get(letter.base + next.base);
    if (ligature !== undefined && next !== undefined) {
      clusters.push({
        base: at(ligature, before ? 1 : 0),
        marks: letter.marks + next.marks,
        source: letter.source,
      });
      index += 1;
      continue;
    }
    const all = forms.get(letter.base);
    // Hamza alone has one form, the same as the letter.
    const own = all?.length === 1 ? undefined : all;
    const after = joinsNext(letter) && (joinsPrevious(next) || letter.rest.includes(joiner));
    const form = (before ? 1 : 0) + (after ? 2 : 0);
    clusters.push({
      base: own?.[form] ?? own?.[form & 1] ?? letter.base,
      marks: letter.marks,
      source: letter.source,
    });
  }
  return clusters;
}
