/** One shell for every screen program, as an Ink component: events in, the frame of the state out. */

import { Box, Text, useApp, useWindowSize } from "ink";
import { useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from "react";

import { hitAt, type Line } from "./canvas.ts";
import { usePresses } from "./presses.ts";
import type { Heard } from "./screen.tsx";
import type { Painter } from "./screens/painter.ts";
import type { Company, Program } from "./shell.ts";
import type { Theme } from "./theme.ts";

/** One line of the screen. */
export function LineView({
  line,
  theme,
}: {
  readonly line: Line;
  readonly theme: Theme;
}): ReactNode {
  return (
    <Text wrap="truncate">
      {line.pieces.map(({ text, style }, index) => (
        <Text key={index} {...theme.look(style)}>
          {text}
        </Text>
      ))}
    </Text>
  );
}

/** A program in a window. Leaves Ink when the program is done. */
export function App<State extends { readonly done: boolean }, Event>(props: {
  readonly program: Program<State, Event>;
  readonly painter: Omit<Painter, "columns" | "rows">;
  /** Rows to leave free at the bottom: a full last row scrolls on some terminals. */
  readonly spareRows: number;
  /** What the terminal tells: clicks, the wheel, its background. */
  readonly heard?: Heard;
}): ReactNode {
  const { program, spareRows, heard } = props;
  const { onMouse } = heard ?? {};
  const [background, setBackground] = useState(heard?.background);
  useEffect(() => {
    heard?.onBackground(setBackground);
  }, [heard]);
  const painter = useMemo(() => {
    const { theme, layout } = props.painter;
    return { ...props.painter, theme: theme.as(layout.direction, background ?? "auto") };
  }, [props.painter, background]);
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [state, dispatch] = useReducer(program.reduce, program.first);
  const frame = useMemo(
    () => program.frame({ ...painter, columns, rows: rows - spareRows }, state),
    [program, painter, columns, rows, spareRows, state],
  );
  const shown = useRef(frame);
  shown.current = frame;

  useEffect(() => {
    onMouse?.((mouse) => {
      const { view, lines } = shown.current;
      if (mouse.kind === "wheel") {
        dispatch(program.eventOf({ ...mouse, view }));
        return;
      }
      const { press, row } = hitAt(lines[mouse.row], mouse.column);
      if (press !== undefined) dispatch(program.eventOf({ kind: "key", key: press, view }));
      else if (row !== undefined) dispatch(program.eventOf({ kind: "click", row, view }));
    });
  }, [onMouse, program]);

  usePresses((key) => {
    dispatch(program.eventOf({ kind: "key", key, view: shown.current.view }));
  });

  const company = useRef<Company<State>>(undefined);
  useEffect(() => {
    company.current = program.company(dispatch);
    return () => {
      company.current?.close();
    };
  }, [program]);
  useEffect(() => {
    company.current?.onState(state);
    if (state.done) exit();
  }, [state, exit]);

  return (
    <Box flexDirection="column" width={columns} height={rows - spareRows}>
      {frame.lines.map((line, index) => (
        <LineView key={index} line={line} theme={painter.theme} />
      ))}
    </Box>
  );
}
