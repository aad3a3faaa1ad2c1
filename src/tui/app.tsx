/** One shell for every screen program, as an Ink component: events in, the frame of the state out. */

import { Box, Text, useApp, useWindowSize } from "ink";
import { useEffect, useMemo, useReducer, useRef, type ReactNode } from "react";

import type { Line } from "./canvas.ts";
import type { Mouse } from "./mouse.ts";
import { usePresses } from "./presses.ts";
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
  /** Hands over the way to report clicks and the wheel. */
  readonly onMouse?: (tell: (mouse: Mouse) => void) => void;
}): ReactNode {
  const { program, painter, spareRows, onMouse } = props;
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
      const row = mouse.kind === "click" ? lines[mouse.row]?.row : undefined;
      if (mouse.kind === "wheel") dispatch(program.eventOf({ ...mouse, view }));
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
