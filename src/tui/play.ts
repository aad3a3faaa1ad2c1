/** Entry of the play screens: full screen where the terminal can show it, linear text where asked. */

import { resolve } from "node:path";
import { sealedJson } from "../base/sealed-json.ts";
import { exportSession } from "../app/play/export.ts";
import { writeFile } from "../app/storage/file.ts";
import { openAdvice } from "../app/play/advice.ts";
import { actorIndices, contextOf } from "../app/play/context.ts";
import { openOdds } from "../app/play/odds.ts";
import {
  holdsSessions,
  keepPrevious,
  lockSessions,
  readSession,
  sessionFile,
  writeSession,
} from "../app/play/save-files.ts";
import {
  restoreSession,
  savedDifferences,
  saveSession,
  type SavedSession,
} from "../app/play/save.ts";
import { goToStep, openSession, type Session } from "../app/play/session.ts";
import { explainSystemFault } from "../app/storage/explain.ts";
import { InUse, type Release } from "../app/storage/lock.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { speech } from "../i18n/catalog.ts";
import { directionOf, isReviewed } from "../i18n/language.ts";
import { isoOfStep } from "../story/naming.ts";
import { watchedLevels } from "../view/play/watched.ts";
import { playForm } from "./linear.ts";
import { keepAnswers } from "./answer-keeper.ts";
import type { PlayOptions } from "./options.ts";
import { playProgram } from "./program.ts";
import { keeping, runProgram } from "./run-program.tsx";
import { arrangedFor } from "./screen.tsx";
import { initialState, type PlayState, type Surroundings } from "./state.ts";

export { renderStart } from "./start.tsx";

interface Begun {
  readonly around: Surroundings;
  /** It goes on with the saved session, which it may overwrite. */
  readonly resumed: boolean;
  readonly session: Session;
  readonly message: string;
}

/** Opens a new session, or the saved one; a message says what may differ. @throws RunFault */
function open(options: PlayOptions): Begun {
  const { looks, program, scenario } = options;
  const style = { language: looks.language, digits: looks.digits };
  const saved = options.resume ? readSession(options.dataFolder, scenario) : "none";
  const found = typeof saved === "string" ? undefined : saved.value;
  const identity = { seed: found?.seed ?? options.seed, run: found?.run ?? options.run };
  const context = contextOf(options, identity, style);
  const around = { context, direction: directionOf(looks.language), scenario };
  const { say } = context.naming;
  if (found === undefined) {
    const players = actorIndices(program, options.as);
    const session = openSession(context.engine, {
      ...{ ...identity, players, facilitated: options.facilitate },
      seats: options.seats.map((seat) => actorIndices(program, seat)),
    });
    if (options.replay !== undefined) {
      const whole = goToStep(context.engine, session, program.calendar.steps);
      const begun = { ...whole, cursor: 0 };
      return { around, resumed: false, session: begun, message: options.replay };
    }
    const file = sessionFile(options.dataFolder, scenario);
    const note = isReviewed(looks.language) ? say("note.model") : say("note.unreviewed");
    // Whoever has saved nothing yet has not been here before.
    const isNew = !holdsSessions(options.dataFolder);
    const message = !options.resume
      ? isNew
        ? `${note} ${say("tour.offer")}`
        : note
      : saved === "damaged"
        ? say("resume.broken", { file })
        : say("resume.none");
    return { around, resumed: false, session, message };
  }
  const session = restoreSession(context.engine, found);
  const message =
    typeof saved === "object" && saved.earlier
      ? say("resume.earlier", { file: sessionFile(options.dataFolder, scenario) })
      : resumeMessage(options, around, found);
  return { around, resumed: true, session, message };
}

function resumeMessage(options: PlayOptions, around: Surroundings, saved: SavedSession): string {
  const { say } = around.context.naming;
  const { scenario, engine } = savedDifferences(saved, options.program, options.engineVersion);
  if (scenario) return say("resume.changed");
  if (engine) {
    const fill = { saved: saved.engineVersion, current: options.engineVersion };
    return say("resume.engine", fill);
  }
  return say("message.seed", {
    seed: saved.seed,
    run: String(saved.run),
    scenario: saved.scenario,
  });
}

/** Saves a session. @throws Unwritten */
function save(options: PlayOptions, around: Surroundings, { session }: PlayState): void {
  const { naming } = around.context;
  const { scenario, engineVersion, program, dataFolder } = options;
  const label = { scenario, engineVersion, date: isoOfStep(naming, session.cursor) };
  writeSession(dataFolder, saveSession(program, session, label));
}

/** Writes a session to a file to hand on; why not, if it cannot be written. */
function exportTo(
  options: PlayOptions,
  { context }: Surroundings,
  file: string,
  { session }: PlayState,
): string | undefined {
  const { scenario, engineVersion } = options;
  const { engine, naming } = context;
  const label = { scenario, engineVersion, date: isoOfStep(naming, session.cursor) };
  const document = exportSession(engine, naming.model, session, label);
  try {
    writeFile(resolve(file), sealedJson(document));
    return undefined;
  } catch (error) {
    if (!(error instanceof Unwritten)) throw error;
    return explainSystemFault(error, naming.say)?.split("\n")[0] ?? "";
  }
}

/** The lock of the place where sessions are saved, or who has it. */
interface Held {
  release?: Release;
  refused?: InUse;
}

/** Keeps other processes from saving, where there is something to save over or to be saved. */
function take(held: Held, { dataFolder, scenario, resume }: PlayOptions): void {
  if (held.release !== undefined || held.refused !== undefined) return;
  try {
    held.release = lockSessions(dataFolder, scenario);
  } catch (error) {
    // A new session can be played without being saved; what another process plays is not gone on with.
    if (!(error instanceof InUse) || resume) throw error;
    held.refused = error;
  }
}

const openings = {
  asked: "plain.asked",
  dumb: "plain.dumb",
  "no terminal": "plain.no-terminal",
} as const;

/**
 * Plays a session until the user leaves.
 * @returns an exit code: 0; 74 or 75 if it could not be saved; 130 if a signal ended it; 1 where the scenario cannot go on in this run (told on stderr)
 */
export async function renderPlay(options: PlayOptions): Promise<number> {
  const { looks, terminal, seed, run, scenario } = options;
  const held: Held = {};
  // What was saved is read once nobody else can save over it; without a step nothing is left behind.
  try {
    if (holdsSessions(options.dataFolder)) take(held, options);
  } catch (error) {
    // Told when there is something to be saved.
    if (!(error instanceof Unwritten)) throw error;
  }
  const kept: { done?: true } = {};
  const asked = { looks, terminal, run: { seed, run: String(run), scenario } };
  const playing = runProgram(asked, () => {
    const { around, resumed, session, message } = open(options);
    const { naming } = around.context;
    const inUse = explainSystemFault(held.refused, naming.say)?.split("\n")[0];
    const { keep, unsaved } = keeping();
    let saved = session;
    let isFirst = !resumed;
    // The screen shows a first picture at once; running text waits for the whole one.
    const hurried = { ...around, context: { ...around.context, hurried: true as const } };
    const program = playProgram(hurried, initialState(session, inUse ?? message), {
      onState: (state) => {
        if (state.session === saved || options.replay !== undefined) return;
        saved = state.session;
        keep(() => {
          take(held, options);
          if (held.refused !== undefined) throw held.refused;
          if (isFirst) keepPrevious(options.dataFolder, scenario);
          isFirst = false;
          save(options, around, state);
          kept.done = true;
        });
      },
      exportTo: (file, state) => exportTo(options, around, file, state),
      openOdds: (dispatch) =>
        keepAnswers(
          openOdds(options.program, {
            ...{ seed: session.seed, run: session.run },
            watched: watchedLevels(naming),
          }),
          (key, odds) => {
            dispatch({ kind: "odds", key, odds });
          },
          // Without odds the game goes on: the screen says that there are none.
          () => {
            dispatch({ kind: "no-odds" });
          },
        ),
      openAdvice: (dispatch) =>
        keepAnswers(
          openAdvice(options.program, { seed: session.seed, run: session.run }),
          (key, advice) => {
            dispatch({ kind: "advice", key, advice });
          },
          () => {
            dispatch({ kind: "no-advice" });
          },
        ),
    });
    return {
      ...{ naming, program, unsaved },
      linear: (reason) => playForm(around, naming.say(openings[reason])),
    };
  });
  const code = await playing.finally(() => held.release?.());
  if (kept.done === true && code !== 1) {
    const say = speech(looks);
    const command = `npx brink play ${scenario} --resume`;
    terminal.stdout.write(`${arrangedFor(looks, terminal, say("message.kept", { command }))}\n`);
  }
  return code;
}
