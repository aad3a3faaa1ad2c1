/** Entry of the screens of an exercise: full screen where the terminal can show it, text where asked. */

import {
  keepSession,
  writeCommitments,
  writeResults,
  type Held,
  type Places,
} from "../../app/exercise/hold.ts";
import { freshNonce } from "../../app/exercise/session-files.ts";
import { currentStage, isFinished } from "../../app/exercise/teach.ts";
import { unwrittenExit } from "../../app/storage/unwritten.ts";
import { directionOf } from "../../i18n/language.ts";
import type { Looks, Terminal } from "../options.ts";
import type { ShellEvent } from "../shell.ts";
import { keeping, runProgram } from "../run-program.tsx";
import type { Painter } from "../screens/painter.ts";
import { teachFrame } from "./draw.ts";
import { teachForm } from "./linear.ts";
import { reduceTeach } from "./reduce.ts";
import { atStage, type TeachAround, type TeachEvent, type TeachState } from "./state.ts";

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

/**
 * Holds a session until the user leaves or it is over, then writes what it leaves behind.
 * @returns an exit code: 0; 74 if something could not be written; 130 if a signal ended it; 1 where the scenario cannot go on in this run
 */
export async function renderTeach(options: TeachOptions): Promise<number> {
  const { held, looks, terminal, places, exercise, message } = options;
  const { world } = held;
  const { naming } = world.plain;
  const { say } = naming;
  const around: TeachAround = { world, direction: directionOf(looks.language) };
  const [progress, commitments] = [keeping(), keeping()];
  let last = held.state;
  let kept: TeachState | undefined;
  const run = { seed: world.plan.word, run: "0", scenario: exercise };
  let code = await runProgram({ looks, terminal, run }, () => ({
    naming,
    unsaved: () => commitments.unsaved() ?? progress.unsaved(),
    linear: () => teachForm(around),
    program: {
      first: atStage(around, held.state, message, held.draft),
      reduce: (state: TeachState, event: TeachEvent) => reduceTeach(around, state, event),
      frame: (painter: Painter, state: TeachState) => teachFrame(painter, around, state),
      eventOf: (event: ShellEvent) => ({
        ...event,
        ...{ now: new Date().toISOString(), nonce: freshNonce() },
      }),
      company: () => ({
        onState: (state: TeachState) => {
          const { session, values } = state;
          if (kept?.session === session && kept.values === values) return;
          kept = state;
          const sealed = session.envelopes.length > last.envelopes.length;
          last = session;
          progress.keep(() => {
            keepSession(places, world, session, currentStage(session), values);
          });
          if (sealed) commitments.keep(() => writeCommitments(places, world, session));
        },
        close: () => undefined,
      }),
    },
  }));
  if (code === 1) return code;
  if (!isFinished(last)) {
    terminal.stdout.write(`${say("teach.saved", { exercise })}\n`);
    return code;
  }
  for (const { file, reason } of writeResults(places, world, last)) {
    if (reason === undefined) terminal.stdout.write(`${say("teach.written", { file })}\n`);
    else {
      terminal.stderr.write(`${say("teach.unwritten", { file, reason })}\n`);
      if (code === 0) code = unwrittenExit;
    }
  }
  return code;
}
