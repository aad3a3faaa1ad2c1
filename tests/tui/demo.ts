/** The demonstration scenario, ready for play, and ways to drive the screens without a terminal. */

import { fileURLToPath } from "node:url";

import { readScenarioFile } from "../../src/app/read.ts";
import { actorIndices, contextOf, type PlayedScenario } from "../../src/app/play/context.ts";
import { openSession } from "../../src/app/play/session.ts";
import { directionOf, type Language } from "../../src/i18n/language.ts";
import { textOf, type Line } from "../../src/tui/canvas.ts";
import type { KeyPress } from "../../src/tui/keys.ts";
import { reduce } from "../../src/tui/reduce.ts";
import { frameOf } from "../../src/tui/screens/frame.ts";
import type { Painter } from "../../src/tui/screens/painter.ts";
import {
  initialState,
  type PlayEvent,
  type PlayState,
  type Surroundings,
} from "../../src/tui/state.ts";
import { themeFor } from "../../src/tui/theme.ts";
import type { Odds, OutcomeOdds } from "../../src/view/play/scene.ts";

/** A scenario file, read and lowered. */
export function readPlayed(argument: string): PlayedScenario {
  const read = readScenarioFile(argument, fileURLToPath(new URL("../..", import.meta.url)));
  if (read.kind !== "sound") throw new Error(`${argument} does not check`);
  return read;
}

/** The demonstration: two flashpoints, a secret, two actors. */
export const demo: PlayedScenario = readPlayed("tests/tui/demo.yaml");

/** Options of a driven session. */
export interface DriveOptions {
  readonly scenario?: PlayedScenario;
  readonly seed?: string;
  readonly as?: readonly string[];
  /** Each of `as` has a seat of its own. */
  readonly hotSeat?: boolean;
  readonly facilitate?: boolean;
  readonly language?: Language;
  readonly mode?: "visual" | "logical";
  readonly columns?: number;
  readonly rows?: number;
  /** Forces the hidden values. */
  readonly unknowns?: readonly number[];
}

/** A driven session: the reducer and the frame, without Ink. */
export interface Driven {
  readonly around: Surroundings;
  state(): PlayState;
  /** Types keys: characters, or names such as `enter`, `down`, `esc`. */
  press(...keys: readonly string[]): void;
  /** The screen as it is drawn. */
  lines(): readonly Line[];
  /** What comes from beside the keyboard: odds, advice, a tick. */
  tell(event: PlayEvent): void;
  /** The screen as text. */
  screen(): readonly string[];
  text(): string;
}

const names: Readonly<Record<string, KeyPress>> = {
  enter: { text: "", name: "enter" },
  esc: { text: "", name: "escape" },
  tab: { text: "", name: "tab" },
  up: { text: "", name: "up" },
  down: { text: "", name: "down" },
  left: { text: "", name: "left" },
  right: { text: "", name: "right" },
  home: { text: "", name: "home" },
  end: { text: "", name: "end" },
  backspace: { text: "", name: "backspace" },
  space: { text: " " },
};

/** Odds of made-up chances and means, as many as the demonstration asks for. */
export function madeUp(
  outcomes: readonly OutcomeOdds[],
  { step = 0, runs = 100 }: { readonly step?: number; readonly runs?: number } = {},
): Odds {
  const { flashpoints } = demo.program;
  const reach = flashpoints.map(({ levels }) =>
    levels.map(() => ({ probability: 0.5, low: 0.4, high: 0.6 })),
  );
  return { step, runs, outcomes, reach, rising: flashpoints.map(() => [0.1, 0.5]), samples: [] };
}

/** Starts a driven session. */
export function drive(options: DriveOptions = {}): Driven {
  const { scenario = demo, seed = "demo", as = [], language = "en" } = options;
  const { columns = 80, rows = 24, mode = "visual", unknowns } = options;
  const context = contextOf(scenario, { seed, run: 0 }, { language, digits: "latin" });
  const engine =
    unknowns === undefined
      ? context.engine
      : { ...context.engine, start: () => ({ ...context.engine.start(), unknowns }) };
  const direction = directionOf(language);
  const around: Surroundings = { context: { ...context, engine }, direction, scenario: "demo" };
  const players = actorIndices(scenario.program, as);
  const seats = options.hotSeat === true ? players.map((player) => [player]) : [];
  const facilitated = options.facilitate ?? false;
  const opened = openSession(engine, { seed, run: 0, players, seats, facilitated });
  let state = initialState(opened, "");
  const painter: Painter = {
    theme: themeFor({ LANG: "C.UTF-8" }, direction),
    layout: { direction, mode },
    columns,
    rows,
    naming: context.naming,
  };
  const frame = () => frameOf(painter, around, state);
  const lines = (): readonly string[] => frame().lines.map(textOf);
  return {
    around,
    state: () => state,
    press: (...keys) => {
      for (const name of keys) {
        const key = names[name] ?? { text: name };
        const { view } = frame();
        state = reduce(around, state, { kind: "key", key, view });
      }
    },
    lines: () => frame().lines,
    tell: (event) => {
      state = reduce(around, state, event);
    },
    screen: lines,
    text: () => lines().join("\n"),
  };
}
