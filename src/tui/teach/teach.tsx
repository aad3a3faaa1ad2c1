/** Entry of the screens of an exercise: full screen where the terminal can show it, text where asked. */

import {
  keepSession,
  writeCommitments,
  writeResults,
  type Held,
  type Places,
} from "../../app/exercise/hold.ts";
import { freshNonce } from "../../app/exercise/session-files.ts";
import {
  currentStage,
  isFinished,
  type FormValues,
  type Moment,
  type SessionState,
} from "../../app/exercise/teach.ts";
import { reasonToStop } from "../../app/play/engine.ts";
import { exitOfSystemFault, explainSystemFault } from "../../app/storage/explain.ts";
import { Unwritten, unwrittenExit } from "../../app/storage/unwritten.ts";
import { directionOf } from "../../i18n/language.ts";
import type { Looks, Terminal } from "../options.ts";
import { linearReason, onScreen, painterFor, spareRows } from "../screen.tsx";
import { TeachApp } from "./app.tsx";
import { teachLinear } from "./linear.ts";
import { atStage, type TeachAround } from "./state.ts";

/** `brink teach start`. */
export interface TeachOptions {
  /** What the user would type to name this exercise again. */
  readonly exercise: string;
  readonly held: Held;
  readonly places: Places;
  /** Said first. */
  readonly message: string;
  readonly looks: Looks;
  readonly terminal: Terminal;
}

function moment(): Moment {
  return { now: new Date().toISOString(), nonce: freshNonce() };
}

/** Keeps a session as it goes on; what the file system refuses is told at the end. */
interface Keeper {
  readonly keep: (state: SessionState, values: FormValues) => void;
  /** What could not be written, and why. */
  readonly unwritten: () => unknown;
  readonly last: () => SessionState;
}

function keeperOf({ held, places }: TeachOptions): Keeper {
  const { world } = held;
  let last = held.state;
  let before: { readonly state: SessionState; readonly values: FormValues } | undefined;
  let unwritten: unknown;
  return {
    keep: (state, values) => {
      if (before?.state === state && before.values === values) return;
      const sealed = state.envelopes.length > last.envelopes.length;
      before = { state, values };
      last = state;
      try {
        keepSession(places, world, state, currentStage(state), values);
        if (sealed) writeCommitments(places, world, state);
      } catch (error) {
        if (!(error instanceof Unwritten)) throw error;
        unwritten = error;
      }
    },
    unwritten: () => unwritten,
    last: () => last,
  };
}

/**
 * Holds a session until the user leaves or it is over, then writes what it leaves behind.
 * @returns an exit code: 0; 74 if something could not be written; 130 if a signal ended it; 1 where the scenario cannot go on in this run
 */
export async function renderTeach(options: TeachOptions): Promise<number> {
  const { held, looks, terminal, places, exercise } = options;
  const { world } = held;
  const { naming } = world.plain;
  const { say } = naming;
  const around: TeachAround = { world, direction: directionOf(looks.language) };
  const keeper = keeperOf(options);
  let code = 0;
  try {
    if (linearReason(looks, terminal) === undefined) {
      const first = atStage(around, held.state, options.message, held.draft);
      const painter = painterFor(looks, terminal, naming);
      code = await onScreen(terminal, (onMouse) => (
        <TeachApp
          around={around}
          first={first}
          painter={painter}
          spareRows={spareRows}
          moment={moment}
          onMouse={onMouse}
          onState={({ session, values }) => {
            keeper.keep(session, values);
          }}
        />
      ));
    } else {
      if (options.message !== "") terminal.stdout.write(`${options.message}\n`);
      await teachLinear(around, held.state, {
        input: terminal.stdin,
        write: (text) => terminal.stdout.write(text),
        moment,
        onState: keeper.keep,
      });
    }
  } catch (error) {
    const stop = reasonToStop(error);
    if (stop === undefined) throw error;
    const fill = { ...stop, seed: world.plan.word, run: "0", scenario: exercise };
    terminal.stderr.write(`${say("message.fault", fill)}\n`);
    return 1;
  }
  const state = keeper.last();
  const unwritten = keeper.unwritten();
  if (unwritten !== undefined) {
    const reason = explainSystemFault(unwritten, say) ?? "";
    terminal.stderr.write(`${say("message.unsaved", { reason })}\n`);
    if (code === 0) code = exitOfSystemFault(unwritten);
  }
  if (!isFinished(state)) {
    terminal.stdout.write(`${say("teach.saved", { exercise })}\n`);
    return code;
  }
  for (const { file, reason } of writeResults(places, world, state)) {
    if (reason === undefined) terminal.stdout.write(`${say("teach.written", { file })}\n`);
    else {
      terminal.stderr.write(`${say("teach.unwritten", { file, reason })}\n`);
      if (code === 0) code = unwrittenExit;
    }
  }
  return code;
}
