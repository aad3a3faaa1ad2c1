/** The play screens as an Ink component: events in, the frame of the state out. */

import { Box, Text, useApp, useWindowSize } from "ink";
import { useEffect, useMemo, useReducer, useRef, type ReactNode } from "react";

import type { OddsKeeper } from "./odds-keeper.ts";
import type { Line } from "./canvas.ts";
import type { Mouse } from "./mouse.ts";
import { usePresses } from "./presses.ts";
import { reduce } from "./reduce.ts";
import { frameOf } from "./screens/frame.ts";
import type { Painter } from "./screens/painter.ts";
import { oddsWanted } from "./wanted.ts";
import { oddsKey, type PlayEvent, type PlayState, type Surroundings } from "./state.ts";
import type { Theme } from "./theme.ts";

/** Milliseconds between the steps of auto-play, by speed 1 … 5. */
const pauses: Readonly<Record<number, number>> = { 1: 2400, 2: 1400, 3: 800, 4: 400, 5: 150 };
/** Odds wait until the player has stayed for so many milliseconds. */
const oddsPause = 120;

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

export interface PlayAppProps {
  readonly around: Surroundings;
  readonly first: PlayState;
  readonly painter: Omit<Painter, "columns" | "rows">;
  /** Rows to leave free at the bottom: a full last row scrolls on some terminals. */
  readonly spareRows: number;
  /** Makes the keeper of odds; absent = no odds (tests). */
  readonly openOdds?: (dispatch: (event: PlayEvent) => void) => OddsKeeper;
  /** Hands over the way to report clicks and the wheel. */
  readonly onMouse?: (tell: (mouse: Mouse) => void) => void;
  /** Told of every new state, for saving. */
  readonly onState?: (state: PlayState) => void;
}

/** The play screens. Leaves Ink when the user does. */
export function PlayApp(props: PlayAppProps): ReactNode {
  const { around, first, painter, spareRows, openOdds, onState, onMouse } = props;
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [state, dispatch] = useReducer(
    (now: PlayState, event: PlayEvent) => reduce(around, now, event),
    first,
  );
  const frame = useMemo(
    () => frameOf({ ...painter, columns, rows: rows - spareRows }, around, state),
    [painter, columns, rows, spareRows, around, state],
  );
  const maxScroll = useRef(frame.maxScroll);
  maxScroll.current = frame.maxScroll;

  const lines = useRef(frame.lines);
  lines.current = frame.lines;
  useEffect(() => {
    onMouse?.((mouse) => {
      if (mouse.kind === "wheel") {
        dispatch({ kind: "wheel", lines: mouse.lines, maxScroll: maxScroll.current });
        return;
      }
      const row = lines.current[mouse.row]?.row;
      if (row !== undefined) dispatch({ kind: "click", row, maxScroll: maxScroll.current });
    });
  }, [onMouse]);

  usePresses((key) => {
    dispatch({ kind: "key", key, maxScroll: maxScroll.current });
  });

  useEffect(() => {
    onState?.(state);
    if (state.done) exit();
  }, [state, exit, onState]);

  useEffect(() => {
    if (state.auto === undefined) return undefined;
    const timer = setTimeout(() => {
      dispatch({ kind: "tick" });
    }, pauses[state.auto]);
    return () => {
      clearTimeout(timer);
    };
  }, [state.auto, state.session]);

  const keeper = useRef<OddsKeeper>(undefined);
  useEffect(() => {
    keeper.current = openOdds?.(dispatch);
    return () => {
      void keeper.current?.close();
    };
  }, [openOdds]);
  const key = oddsKey(state);
  useEffect(() => {
    const timer = setTimeout(() => {
      keeper.current?.want(oddsWanted(around, state));
    }, oddsPause);
    return () => {
      clearTimeout(timer);
    };
    // The key says all that the odds depend on.
  }, [key, openOdds]);

  return (
    <Box flexDirection="column" width={columns} height={rows - spareRows}>
      {frame.lines.map((line, index) => (
        <LineView key={index} line={line} theme={painter.theme} />
      ))}
    </Box>
  );
}
