/** The screen of a batch, and the runs of it that are opened in play. */

import { notableRuns, runReaching } from "../../app/batch/notable.ts";
import type {
  BatchPicture,
  BatchScreen,
  PictureRow,
  WatchedBatch,
} from "../../app/batch/picture.ts";
import { directionOf } from "../../i18n/language.ts";
import { namingOf, type Naming } from "../../story/naming.ts";
import { App } from "../app.tsx";
import type { PlayOptions } from "../options.ts";
import { renderPlay } from "../play.ts";
import { onScreen, painterFor, spareRows } from "../screen.tsx";
import type { Program } from "../shell.ts";
import { batchFrame, runText } from "./draw.ts";
import {
  firstState,
  reduceBatch,
  type BatchAround,
  type BatchEvent,
  type BatchState,
  type OpenRun,
} from "./state.ts";

type Place = Pick<PlayOptions, "looks" | "terminal" | "engineVersion" | "dataFolder">;

/** Opens the screen; it stands until the batch is over and the user leaves. */
export function openBatchScreen(batch: WatchedBatch, place: Place): Promise<BatchScreen> {
  const { model, program, style, scenario, seed, runsOf } = batch;
  const { looks, terminal } = place;
  const naming = namingOf(model, program, style);
  let done = runsOf.runs;
  let notable: readonly OpenRun[] | undefined;
  const around: BatchAround = {
    direction: directionOf(looks.language),
    stop: () => {
      process.kill(process.pid, "SIGINT");
    },
    runsFor: (row) => {
      const runs = { ...runsOf, runs: done };
      const known = notable ?? notableOf(runs);
      notable = known;
      if (row?.kind !== "outcome" || program.outcomes[row.index]?.type === "number") return known;
      const run = runReaching(runs, row.index);
      return [...known, { kind: "reaching", run, outcome: row.index }];
    },
  };
  let last = firstState;
  let tell: ((event: BatchEvent) => void) | undefined;
  const hold = (first: BatchState): Promise<number> => {
    const shell: Program<BatchState, BatchEvent> = {
      first,
      reduce: (state, event) => reduceBatch(around, state, event),
      frame: (painter, state) => batchFrame(painter, state, scenario),
      eventOf: (event) => event,
      company: (dispatch) => {
        tell = dispatch;
        if (last.picture !== undefined) {
          dispatch({ kind: "picture", picture: last.picture, ended: last.ended });
        }
        return {
          onState: (state) => {
            last = state;
          },
          close: () => {
            tell = undefined;
          },
        };
      },
    };
    const painter = painterFor(looks, terminal, naming);
    return onScreen(terminal, (heard) => (
      <App program={shell} painter={painter} spareRows={spareRows} heard={heard} />
    ));
  };
  const show = (unordered: BatchPicture, ended: boolean): void => {
    const picture = { ...unordered, rows: inAuthorsOrder(naming, unordered.rows) };
    if (tell === undefined) last = { ...last, picture, ended };
    else tell({ kind: "picture", picture, ended });
  };
  let held = hold(firstState);
  return Promise.resolve({
    show: (picture) => {
      show(picture, false);
    },
    end: async (picture, counted) => {
      done = counted;
      show(picture, true);
      for (;;) {
        const code = await held;
        const { chosen } = last;
        if (code !== 0 || chosen?.run === undefined) return;
        await renderPlay({
          ...place,
          ...{ model, program, scenario, seed, run: chosen.run, as: [], seats: [] },
          ...{ facilitate: false, resume: false, replay: runText(naming, chosen) },
        });
        const { chosen: _opened, ...again } = last;
        last = { ...again, done: false };
        held = hold(last);
      }
    },
  });
}

/** Rows in the order in which the scenario was written. */
function inAuthorsOrder(
  { model, program }: Naming,
  rows: BatchPicture["rows"],
): BatchPicture["rows"] {
  const outcomes = model.outcomes.map(({ id }) =>
    program.outcomes.findIndex((one) => one.id === id),
  );
  const ladders = model.flashpoints.map(({ id }) =>
    program.flashpoints.findIndex((one) => one.id === id),
  );
  const placeOf = ({ kind, index }: PictureRow): number =>
    kind === "outcome" ? outcomes.indexOf(index) : outcomes.length + ladders.indexOf(index);
  return rows.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function notableOf(runs: Parameters<typeof notableRuns>[0]): readonly OpenRun[] {
  const found = notableRuns(runs);
  return found === undefined
    ? []
    : (["median", "worst", "typical"] as const).map((kind) => ({ kind, run: found[kind] }));
}
