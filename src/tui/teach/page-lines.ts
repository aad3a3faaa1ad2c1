/** Pages and their forms as lines of the screen. */

import { sumsOf } from "../../app/exercise/teach.ts";
import { widthOf, wrap } from "../../i18n/terminal/spans.ts";
import { numberOf } from "../../story/naming.ts";
import { blockText } from "../../render/terminal.ts";
import type { Block, Field, LadderRow } from "../../story/block.ts";
import type { SessionPage } from "../../story/exercise/session/page.ts";
import { type Line, type Piece, line, piece, rule, textLine } from "../canvas.ts";
import { type Painter, headlinePieces, ladderBar, paragraph } from "../screens/painter.ts";
import { type Tone, toneOfLevel } from "../theme.ts";
import { clickRows } from "./reduce.ts";
import { type TeachAround, type TeachState, stageOnScreen } from "./state.ts";

function ladderLine(painter: Painter, row: LadderRow): Line {
  const { columns, layout, theme } = painter;
  const mark =
    row.moved === "up" ? theme.glyphs.up : row.moved === "down" ? theme.glyphs.down : " ";
  const name = Math.min(26, Math.floor(columns * 0.35));
  return line(
    [
      { pieces: [piece(` ${row.name}`)], width: name, gap: 1 },
      { pieces: ladderBar(painter, row.level, row.worst), width: 11 },
      {
        pieces: [
          piece(`${String(row.level)} `, toneOfLevel(row.level, row.worst)),
          piece(row.levelName),
        ],
        width: columns - name - 14,
        gap: 1,
      },
      { pieces: [piece(mark, row.moved === "up" ? "worse" : "better")], width: 3 },
    ],
    layout,
  );
}

function blockLines(painter: Painter, block: Block): readonly Line[] {
  const { columns, layout, theme } = painter;
  switch (block.kind) {
    case "heading":
      // Longer headings are questions: they are wrapped, not cut into a rule.
      return widthOf(block.text) < columns - 8
        ? [rule(block.text, columns, theme.glyphs.rule, layout)]
        : [
            rule("", columns, theme.glyphs.rule, layout),
            ...paragraph(painter, block.text, columns - 1, "title", 1),
          ];
    case "paragraph": {
      const { text, tone, indent = 0 } = block;
      return paragraph(painter, text, columns - 1, tone, 1 + indent);
    }
    case "ladder":
      return [ladderLine(painter, block.row)];
    case "headline": {
      const { change } = block.headline;
      const alone = { ...block.headline, change: "" };
      // What moved goes below: at the end of the line it would be the first to be cut.
      return [
        textLine([piece(" "), ...headlinePieces(painter, alone)], columns, layout),
        ...paragraph(painter, change, columns - 1, "dim", 9),
      ];
    }
    case "caution":
    case "note":
    case "command":
    case "list":
    case "table":
    case "folded":
    case "figure":
    case "row":
    case "cards":
    case "form":
    case "together":
    case "break":
      return blockText(block, columns - 2).map((text) =>
        textLine([piece(` ${text}`)], columns, layout),
      );
  }
}

/** Lines of a field; the focused one is marked and shows where typing goes. */
function fieldLines(
  painter: Painter,
  field: Field,
  index: number,
  state: TeachState,
): readonly Line[] {
  const { columns, layout, theme } = painter;
  const focused = state.focus === index;
  const value = state.values[field.id] ?? "";
  const wrong = state.problems[field.id] !== undefined;
  const row = clickRows.field(index);
  const mark = piece(focused ? theme.glyphs.marker : wrong ? "!" : " ", wrong ? "worse" : "key");
  const label: Tone = focused ? "selected" : "plain";
  const cursor = focused ? "_" : "";
  switch (field.kind) {
    case "percent":
    case "number": {
      const shown = `[ ${value}${cursor} ]${field.kind === "percent" ? " %" : ""}`;
      const width = Math.max(14, widthOf(shown) + 1);
      const parts = wrap(field.label, columns - width - 4);
      return parts.map((part, number) =>
        line(
          [
            {
              pieces: [number === 0 ? mark : piece(" "), piece(part, label)],
              width: columns - width - 1,
              gap: 1,
            },
            {
              pieces: [piece(number === parts.length - 1 ? shown : "", wrong ? "worse" : "strong")],
              width,
              align: "end",
            },
          ],
          layout,
          row,
        ),
      );
    }
    case "tick": {
      const box = value === "yes" ? `[${theme.glyphs.yes}] ` : "[ ] ";
      return wrap(field.label, columns - 8).map((part, number) =>
        textLine(
          [
            number === 0 ? mark : piece(" "),
            piece(number === 0 ? box : "    ", "key"),
            piece(part, label),
          ],
          columns,
          layout,
          row,
        ),
      );
    }
    case "line": {
      const parts = wrap(`${field.label}: ${value}${cursor}`, columns - 4);
      return parts.map((part, number) =>
        textLine([number === 0 ? mark : piece(" "), piece(part, label)], columns, layout, row),
      );
    }
    case "choice":
      return [
        textLine([mark, piece(field.label, label)], columns, layout, row),
        ...field.options.flatMap((option, at) => {
          const chosen = option.id === value;
          const dot = chosen ? "(*)" : "( )";
          return wrap(option.text, columns - 12).map((part, number) =>
            textLine(
              [
                piece(number === 0 ? `   ${String(at + 1)} ${dot} ` : "         ", "key"),
                piece(part, chosen ? "strong" : "plain"),
              ],
              columns,
              layout,
              clickRows.option(index, at),
            ),
          );
        }),
      ];
  }
}

function sumLine(painter: Painter, around: TeachAround, state: TeachState): readonly Line[] {
  const { naming, columns, layout } = painter;
  const sums = sumsOf(around.world, stageOnScreen(state), state.values);
  if (sums === undefined) return [];
  const enough = sums.kind === "shares" ? Math.abs(sums.sum - sums.of) < 0.5 : sums.sum <= sums.of;
  const words =
    sums.kind === "shares"
      ? naming.say("teach.total", { total: numberOf(naming, sums.sum, 1) })
      : naming.say("teach.spent", { n: sums.sum, of: sums.of });
  return [textLine([piece(`  ${words}`, enough ? "better" : "note")], columns, layout)];
}

/** The lines of a page with its form, and which of them show the focus. */
export function pageLines(
  painter: Painter,
  around: TeachAround,
  state: TeachState,
  page: SessionPage,
): { readonly lines: readonly Line[]; readonly focus?: readonly [number, number] } {
  const { columns, layout, theme } = painter;
  const lines: Line[] = [
    rule(page.title, columns, theme.glyphs.rule, layout),
    ...page.blocks.flatMap((block) => blockLines(painter, block)),
  ];
  if (state.looking !== undefined || page.button === "") return { lines };
  if (page.fields.length === 0) {
    const go = piece(` [ ${page.button} ]`, "key");
    return { lines: [...lines, textLine([go], columns, layout, clickRows.field(0))] };
  }
  let focus: readonly [number, number] | undefined;
  lines.push(rule("", columns, theme.glyphs.rule, layout));
  for (const [index, field] of page.fields.entries()) {
    const own = fieldLines(painter, field, index, state);
    if (index === state.focus) focus = [lines.length, lines.length + own.length];
    lines.push(...own);
    const next = page.fields[index + 1];
    if (field.shared === true && next?.shared !== true)
      lines.push(...sumLine(painter, around, state));
  }
  if (page.fields.some(({ kind }) => kind === "tick"))
    lines.push(...sumLine(painter, around, state));
  const onButton = state.focus === page.fields.length;
  if (onButton) focus = [lines.length, lines.length + 1];
  const button: readonly Piece[] = [
    piece(onButton ? theme.glyphs.marker : " ", "key"),
    piece(`[ ${page.button} ]`, onButton ? "selected" : "key"),
  ];
  lines.push(textLine(button, columns, layout, clickRows.field(page.fields.length)));
  return { lines, ...(focus === undefined ? {} : { focus }) };
}
