/** The help page: keys, commands, how to read the screen; searched by typing. */

import { commands, usageOf } from "../commands.ts";
import { joined, line, piece, rule, textLine, type Line } from "../canvas.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { glossaryOf } from "../glossary.ts";
import type { Overlay } from "../state.ts";
import type { Naming } from "../../story/naming.ts";
import { paragraph, scrolled, type Body, type Painter } from "./painter.ts";

interface Entry {
  readonly key: string;
  readonly text: string;
}

const keyEntries = [
  ["space →", "about.step"],
  ["n", "about.next"],
  ["u ←", "about.rewind"],
  ["1 … 9 0", "about.flashpoint"],
  ["Enter o", "about.open"],
  ["Esc", "about.back"],
  ["↑ ↓ j k", "about.move"],
  ["PgUp PgDn", "about.page"],
  ["Home End", "about.ends"],
  ["Tab", "about.tab"],
  ["d", "about.decide"],
  ["w", "about.advice"],
  ["a", "about.auto"],
  ["+ -", "about.faster"],
  ["g", "about.fork"],
  ["f", "about.ways"],
  ["c", "about.compare"],
  ["b", "about.bookmark"],
  ["z Z", "about.undo"],
  ["/", "about.filter"],
  ["t", "about.truth"],
  [":", "about.command"],
  ["?", "about.help"],
  ["q", "about.quit"],
] as const;

const reading = [
  "read.ladder",
  "read.rungs",
  "read.trend",
  "read.chance",
  "read.player",
  "read.truth",
  "read.cause",
  "read.culprit",
  "read.odds",
  "read.luck",
  "read.rewind",
] as const;

/** All help as sections of entries, in the painter's language; words of a place come first. */
export function helpEntries(
  naming: Naming,
  place?: string,
): readonly (readonly [string, readonly Entry[]])[] {
  const { say } = naming;
  const here = place === undefined ? [] : glossaryOf(naming, place);
  return [
    ...(here.length === 0 ? [] : [[say("page.here"), here] as const]),
    [say("panel.help"), keyEntries.map(([key, about]) => ({ key, text: say(about) }))],
    [
      say("page.commands"),
      commands.map((command) => ({
        key: `:${usageOf(naming, command)}`,
        text: say(`cmd.${command.name}`),
      })),
    ],
    [say("page.words"), glossaryOf(naming)],
    [say("page.reading"), reading.map((about) => ({ key: "", text: say(about) }))],
  ];
}

function entryLines(painter: Painter, { key, text }: Entry, keyWidth: number): readonly Line[] {
  const { columns, layout } = painter;
  if (key === "") return paragraph(painter, text, columns - 2, "plain", 1);
  const width = columns - keyWidth - 3;
  const parts = paragraph({ ...painter, columns: width }, text, width);
  return parts.map((part, index) => {
    const first = { pieces: [piece(index === 0 ? ` ${key}` : "", "key")], width: keyWidth + 2 };
    return { pieces: joined([line([first], layout).pieces, part.pieces], layout) };
  });
}

/** The help page; `query` keeps the entries that contain it. */
export function helpBody(
  painter: Painter,
  { query, scroll, place }: Extract<Overlay, { kind: "help" }>,
): Body {
  const { columns, layout, theme, naming, rows } = painter;
  const { say } = naming;
  const wanted = query.trim().toLowerCase();
  const sections = helpEntries(naming, place)
    .map(([title, entries]) => {
      const kept = entries.filter(({ key, text }) =>
        `${key} ${text}`.toLowerCase().includes(wanted),
      );
      return [title, kept] as const;
    })
    .filter(([, entries]) => entries.length > 0);
  const keyWidth = Math.max(
    ...helpEntries(naming).flatMap(([, all]) => all.map(({ key }) => widthOf(key))),
  );
  const found = sections.reduce((sum, [, entries]) => sum + entries.length, 0);
  const lines = sections.flatMap(([title, entries]) => [
    rule(title, columns, theme.glyphs.rule, layout),
    ...entries.flatMap((entry) => entryLines(painter, entry, keyWidth)),
  ]);
  const body = scrolled(lines, rows - 1, scroll);
  const search = textLine(
    [
      piece(` ${say("page.search", { query: `${query}_` })}`, "strong"),
      piece(wanted === "" ? "" : `  ${say("page.found", { n: found })}`, "dim"),
    ],
    columns,
    layout,
  );
  return { ...body, lines: [search, ...body.lines] };
}

/** The help as running text. */
export function helpText(naming: Naming): readonly string[] {
  return helpEntries(naming).flatMap(([title, entries]) => [
    `${title}:`,
    ...entries.map(({ key, text }) => (key === "" ? `  ${text}` : `  ${key}: ${text}`)),
  ]);
}
