/** Entry of the play screens: full screen where the terminal can show it, linear text where asked. */

import { actorIndices, contextOf } from "../app/play/context.ts";
import { reasonToStop } from "../app/play/engine.ts";
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
import { openSession, type Session } from "../app/play/session.ts";
import { exitOfSystemFault, explainSystemFault } from "../app/storage/explain.ts";
import { InUse, type Release } from "../app/storage/lock.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { speech } from "../i18n/catalog.ts";
import { directionOf, isReviewed } from "../i18n/language.ts";
import { isoOfStep } from "../story/naming.ts";
import { PlayApp } from "./app.tsx";
import { playLinear } from "./linear.ts";
import { keepOdds, type OddsKeeper } from "./odds-keeper.ts";
import type { PlayOptions } from "./options.ts";
import { linearReason, onScreen, painterFor, spareRows } from "./screen.tsx";
import { initialState, type PlayEvent, type PlayState, type Surroundings } from "./state.ts";
import { oddsWanted } from "./wanted.ts";

export { renderStart } from "./start.tsx";

interface Opened {
  readonly around: Surroundings;
  /** It goes on with the saved session, which it may overwrite. */
  readonly resumed: boolean;
  readonly session: Session;
  readonly message: string;
}

/** Opens a new session, or the saved one; a message says what may differ. @throws RunFault */
function open(options: PlayOptions): Opened {
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
    const session = openSession(context.engine, { ...identity, players });
    const file = sessionFile(options.dataFolder, scenario);
    const message = !options.resume
      ? isReviewed(looks.language)
        ? say("note.model")
        : say("note.unreviewed")
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

/** Saves and asks for odds as the session goes on. */
interface Company {
  readonly onState: (state: PlayState) => void;
  readonly openKeeper: (dispatch: (event: PlayEvent) => void) => OddsKeeper;
  /** Why the session could not be saved, if it could not. */
  readonly unsaved: () => unknown;
}

function companyOf(
  options: PlayOptions,
  { around, resumed, session }: Opened,
  hold: Hold,
): Company {
  let saved = session;
  let isFirst = !resumed;
  let unsaved: unknown;
  return {
    onState: (state) => {
      if (state.session === saved) return;
      saved = state.session;
      // What the file system refuses is no reason to stop playing.
      try {
        take(hold, options);
        unsaved = hold.refused;
        if (hold.refused !== undefined) return;
        if (isFirst) keepPrevious(options.dataFolder, options.scenario);
        isFirst = false;
        save(options, around, state);
      } catch (error) {
        if (!(error instanceof Unwritten)) throw error;
        unsaved = error;
      }
    },
    openKeeper: (dispatch) =>
      keepOdds(
        openOdds(options.program, { seed: session.seed, run: session.run }),
        (key, odds) => {
          dispatch({ kind: "odds", key, odds });
        },
        // Without odds the game goes on: the screen says that there are none.
        () => {
          dispatch({ kind: "no-odds" });
        },
      ),
    unsaved: () => unsaved,
  };
}

async function playAsText(
  options: PlayOptions,
  around: Surroundings,
  first: PlayState,
  company: Company,
  opening: string,
): Promise<void> {
  const { stdin, stdout } = options.terminal;
  let keeper: OddsKeeper | undefined;
  try {
    await playLinear(around, first, opening, {
      input: stdin,
      write: (text) => stdout.write(text),
      onReady: (dispatch) => {
        keeper = company.openKeeper(dispatch);
      },
      onState: (state) => {
        company.onState(state);
        keeper?.want(oddsWanted(around, state));
      },
    });
  } finally {
    await keeper?.close();
  }
}

async function playOnScreen(
  options: PlayOptions,
  around: Surroundings,
  first: PlayState,
  company: Company,
): Promise<number> {
  const { terminal, looks } = options;
  const painter = painterFor(looks, terminal, around.context.naming);
  return onScreen(terminal, (onMouse) => (
    <PlayApp
      around={around}
      first={first}
      painter={painter}
      spareRows={spareRows}
      openOdds={company.openKeeper}
      onState={company.onState}
      onMouse={onMouse}
    />
  ));
}

/**
 * Plays a session until the user leaves. The screen is put back whatever happens, and errors are
 * thrown only then.
 * @returns an exit code: 0; 74 or 75 if it could not be saved; 130 if a signal ended it; 1 where the scenario cannot go on in this run (told on stderr)
 */
export async function renderPlay(options: PlayOptions): Promise<number> {
  try {
    return await playSession(options);
  } catch (error) {
    const stop = reasonToStop(error);
    if (stop === undefined) throw error;
    const { looks, seed, run, scenario, terminal } = options;
    const say = speech({ language: looks.language, digits: looks.digits });
    const fill = { ...stop, seed, run: String(run), scenario };
    terminal.stderr.write(`${say("message.fault", fill)}\n`);
    return 1;
  }
}

/** The lock of the place where sessions are saved, or who has it. */
interface Hold {
  release?: Release;
  refused?: InUse;
}

/** Keeps other processes from saving, where there is something to save over or to be saved. */
function take(hold: Hold, { dataFolder, scenario, resume }: PlayOptions): void {
  if (hold.release !== undefined || hold.refused !== undefined) return;
  try {
    hold.release = lockSessions(dataFolder, scenario);
  } catch (error) {
    // A new session can be played without being saved; what another process plays is not gone on with.
    if (!(error instanceof InUse) || resume) throw error;
    hold.refused = error;
  }
}

async function playSession(options: PlayOptions): Promise<number> {
  const hold: Hold = {};
  // What was saved is read once nobody else can save over it; without a step nothing is left behind.
  try {
    if (holdsSessions(options.dataFolder)) take(hold, options);
  } catch (error) {
    // Told when there is something to be saved.
    if (!(error instanceof Unwritten)) throw error;
  }
  try {
    return await playHeld(options, hold);
  } finally {
    hold.release?.();
  }
}

async function playHeld(options: PlayOptions, hold: Hold): Promise<number> {
  const opened = open(options);
  const { around, session } = opened;
  const { say } = around.context.naming;
  const message = explainSystemFault(hold.refused, say)?.split("\n")[0] ?? opened.message;
  const first = initialState(session, message);
  const company = companyOf(options, opened, hold);
  const reason = linearReason(options.looks, options.terminal);
  let code = 0;
  if (reason === undefined) {
    code = await playOnScreen(options, around, first, company);
  } else {
    const opening =
      reason === "asked"
        ? say("plain.asked")
        : say(reason === "dumb" ? "plain.dumb" : "plain.no-terminal");
    await playAsText(options, around, first, company, opening);
  }
  const unsaved = company.unsaved();
  if (unsaved === undefined) return code;
  const why = explainSystemFault(unsaved, say) ?? "";
  options.terminal.stderr.write(`${say("message.unsaved", { reason: why })}\n`);
  return code === 0 ? exitOfSystemFault(unsaved) : code;
}
