/** The screens of an exercise as an Ink component: events in, the frame of the state out. */

import { Box, useApp, useWindowSize } from "ink";
import { useEffect, useMemo, useReducer, useRef, type ReactNode } from "react";

import type { Moment } from "../../app/exercise/teach.ts";
import { LineView } from "../app.tsx";
import type { Mouse } from "../mouse.ts";
import { usePresses } from "../presses.ts";
import type { Painter } from "../screens/painter.ts";
import { teachFrame } from "./draw.ts";
import { reduceTeach } from "./reduce.ts";
import type { TeachAround, TeachEvent, TeachState } from "./state.ts";

export interface TeachAppProps {
  readonly around: TeachAround;
  readonly first: TeachState;
  readonly painter: Omit<Painter, "columns" | "rows">;
  readonly spareRows: number;
  /** Time and chance of each event. */
  readonly moment: () => Moment;
  /** Hands over the way to report clicks and the wheel. */
  readonly onMouse: (tell: (mouse: Mouse) => void) => void;
  /** Told of every new state, for keeping it. */
  readonly onState: (state: TeachState) => void;
}

/** The screens of an exercise. Leaves Ink when the user does. */
export function TeachApp(props: TeachAppProps): ReactNode {
  const { around, first, painter, spareRows, moment, onMouse, onState } = props;
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [state, dispatch] = useReducer(
    (now: TeachState, event: TeachEvent) => reduceTeach(around, now, event),
    first,
  );
  const frame = useMemo(
    () => teachFrame({ ...painter, columns, rows: rows - spareRows }, around, state),
    [painter, columns, rows, spareRows, around, state],
  );
  const shown = useRef(frame);
  shown.current = frame;

  useEffect(() => {
    onMouse((mouse) => {
      const { view, lines } = shown.current;
      if (mouse.kind === "wheel") dispatch({ kind: "wheel", lines: mouse.lines, view });
      else {
        const row = lines[mouse.row]?.row;
        if (row !== undefined) dispatch({ kind: "click", row, view, ...moment() });
      }
    });
  }, [onMouse, moment]);

  usePresses((key) => {
    dispatch({ kind: "key", key, view: shown.current.view, ...moment() });
  });

  useEffect(() => {
    onState(state);
    if (state.done) exit();
  }, [state, exit, onState]);

  return (
    <Box flexDirection="column" width={columns} height={rows - spareRows}>
      {frame.lines.map((line, index) => (
        <LineView key={index} line={line} theme={painter.theme} />
      ))}
    </Box>
  );
}
