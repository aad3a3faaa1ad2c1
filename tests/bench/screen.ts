/**
 * Run in a process of its own: a key to its frame in the flagship at 160 by 50, while a worker computes odds.
 * Prints milliseconds of the thread that draws, median and 95th percentile: of moving the cursor, of a step,
 * and of odds that come in.
 */

import { openOdds } from "../../src/app/play/odds.ts";
import { actorIndices, contextOf, workAhead } from "../../src/app/play/context.ts";
import { openSession } from "../../src/app/play/session.ts";
import { readScenarioFile } from "../../src/app/read.ts";
import { keepAnswers } from "../../src/tui/answer-keeper.ts";
import { reduce } from "../../src/tui/reduce.ts";
import { frameOf } from "../../src/tui/screens/frame.ts";
import type { Painter } from "../../src/tui/screens/painter.ts";
import {
  initialState,
  oddsKey,
  perspectiveIn,
  type PlayEvent,
  type Surroundings,
} from "../../src/tui/state.ts";
import { themeFor } from "../../src/tui/theme.ts";
import { oddsWanted } from "../../src/tui/wanted.ts";
import { watchedLevels } from "../../src/view/play/watched.ts";

const read = readScenarioFile("europe-2022", process.cwd());
if (read.kind !== "sound") throw new Error("the flagship does not check");
const identity = { seed: "bench", run: 0 };
const context = {
  ...contextOf(read, identity, { language: "en", digits: "latin" }),
  hurried: true as const,
};
const around: Surroundings = { context, direction: "ltr", scenario: "europe-2022" };
const players = actorIndices(read.program, []);
const painter: Painter = {
  theme: themeFor({ LANG: "C.UTF-8" }),
  layout: { direction: "ltr", mode: "visual" },
  ...{ columns: 160, rows: 50, naming: context.naming },
};
let state = initialState(openSession(context.engine, { ...identity, players }), "");
const times: Record<"cursor" | "step" | "foreseen" | "odds", number[]> = {
  ...{ cursor: [], step: [], foreseen: [], odds: [] },
};

/** Milliseconds of this thread's processor from an event to the frame that shows it. */
function after(event: PlayEvent, name: keyof typeof times): void {
  const begin = process.threadCpuUsage();
  state = reduce(around, state, event);
  frameOf(painter, around, state);
  const { user, system } = process.threadCpuUsage(begin);
  times[name].push((user + system) / 1000);
}

const keeper = keepAnswers(
  openOdds(read.program, { ...identity, watched: watchedLevels(context.naming) }),
  (key, odds) => {
    if (key === oddsKey(state)) after({ kind: "odds", key, odds }, "odds");
  },
  // What is under way at the end is given up.
  () => undefined,
);
const view = { top: 0, maxScroll: 0, rows: 48 };
const press = (text: string, name: keyof typeof times): void => {
  after({ kind: "key", key: { text }, view }, name);
};
frameOf(painter, around, state);
for (let step = 0; step < 40; step += 1) {
  press(" ", "step");
  keeper.want(oddsWanted(around, state));
  while (!workAhead(context, state.session, perspectiveIn(state)));
  after({ kind: "foreseen" }, "foreseen");
  for (let key = 0; key < 4; key += 1) press(key % 2 === 0 ? "j" : "k", "cursor");
  await new Promise((resolve) => setTimeout(resolve, 60));
}
await keeper.close();

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((left, right) => left - right)[Math.floor(share * (values.length - 1))] ?? NaN;
process.stdout.write(
  JSON.stringify(
    Object.fromEntries(
      Object.entries(times).map(([name, values]) => [
        name,
        { median: quantile(values, 0.5), tail: quantile(values, 0.95) },
      ]),
    ),
  ),
);
