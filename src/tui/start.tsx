/** The start screen: scenarios to play, sessions to resume. */

import { Box, useApp, useWindowSize } from "ink";
import { useState, type ReactNode } from "react";

import { speech } from "../i18n/catalog.ts";
import { formatDate } from "../i18n/date.ts";
import { directionOf, isReviewed } from "../i18n/language.ts";
import { detectBidiMode } from "../i18n/terminal/detect.ts";
import { wrap } from "../i18n/terminal/spans.ts";
import { LineView } from "./app.tsx";
import { fit, piece, rule, textLine, type Line } from "./canvas.ts";
import { actionOf } from "./keys.ts";
import { usePresses } from "./presses.ts";
import { onScreen, themeOf } from "./screen.tsx";
import { isTooSmall, tooSmall } from "./screens/chrome.ts";
import type { StartChoice, StartEntry, StartOptions } from "./options.ts";

/** The lines of the start screen. */
export function startLines(
  { entries, looks, terminal }: StartOptions,
  cursor: number,
  columns: number,
  rows: number,
): readonly Line[] {
  const style = { language: looks.language, digits: looks.digits };
  const say = speech(style);
  const theme = themeOf(looks, terminal);
  const layout = {
    direction: directionOf(looks.language),
    mode: looks.arabic === "auto" ? detectBidiMode(terminal.environment) : looks.arabic,
  };
  if (isTooSmall({ columns, rows })) return tooSmall({ columns, rows, layout }, say);
  const label = ({ title, resumeAt }: StartEntry): string =>
    resumeAt === undefined
      ? title
      : say("start.resume", { title, date: formatDate(resumeAt, style) });
  const about = entries[cursor]?.about ?? "";
  const body = [
    textLine([piece(" Brink ", "title")], columns, layout),
    rule(say("panel.start"), columns, theme.glyphs.rule, layout),
    ...entries.map((entry, index) =>
      textLine(
        [
          piece(index === cursor ? theme.glyphs.marker : " ", "key"),
          piece(index < 9 ? `${String(index + 1)} ` : "  ", "key"),
          piece(label(entry), index === cursor ? "selected" : "plain"),
        ],
        columns,
        layout,
        index,
      ),
    ),
    textLine([piece(entries.length === 0 ? say("start.empty") : " ")], columns, layout),
    ...wrap(about, columns - 2).map((text) =>
      textLine([piece(` ${text}`, "dim")], columns, layout),
    ),
  ];
  const notes = [
    say("note.model"),
    ...(isReviewed(looks.language) ? [] : [say("note.unreviewed")]),
  ];
  const footer = [...notes, say("start.hint")].map((text) =>
    textLine([piece(` ${text}`, "dim")], columns, layout),
  );
  return [...fit(body, rows - footer.length), ...footer];
}

function StartApp({
  options,
  choose,
}: {
  readonly options: StartOptions;
  readonly choose: (entry: StartChoice) => void;
}): ReactNode {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [cursor, setCursor] = useState(0);
  const { entries, looks, terminal } = options;
  const last = Math.max(0, entries.length - 1);
  const leaveWith = (entry: StartChoice): void => {
    choose(entry);
    exit();
  };
  usePresses((press) => {
    if (press.pasted === true) return;
    const action = actionOf(press, directionOf(looks.language));
    if (typeof action === "object") {
      setCursor(Math.max(0, Math.min(last, action.digit - 1)));
    } else if (action === "up") setCursor((row) => Math.max(0, row - 1));
    else if (action === "down") setCursor((row) => Math.min(last, row + 1));
    else if (action === "open" || action === "step") leaveWith(entries[cursor]);
    else if (action === "quit" || action === "back") leaveWith(undefined);
  });
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {startLines(options, cursor, columns, rows).map((line, index) => (
        <LineView key={index} line={line} theme={themeOf(looks, terminal)} />
      ))}
    </Box>
  );
}

/** The start screen: choose a scenario or a saved session. Needs a terminal (the caller checks). */
export async function renderStart(options: StartOptions): Promise<StartChoice | "interrupted"> {
  let chosen: StartChoice;
  const code = await onScreen(options.terminal, () => (
    <StartApp
      options={options}
      choose={(entry) => {
        chosen = entry;
      }}
    />
  ));
  return code === 0 ? chosen : "interrupted";
}
