/** A session is its seed, its run and its decisions: rewinding, forking, saving and replaying are exact. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { emptyDraft, nextDecision, withChoice } from "../../../src/app/play/decide.ts";
import { engineOf } from "../../../src/app/play/engine.ts";
import { parseSavedSession } from "../../../src/app/play/saved-shape.ts";
import {
  listSessions,
  readSession,
  keepPrevious,
  previousFile,
  sessionFile,
  writeSession,
} from "../../../src/app/play/save-files.ts";
import { dataFolderOf } from "../../../src/app/storage/private-folder.ts";
import { restoreSession, savedDifferences, saveSession } from "../../../src/app/play/save.ts";
import {
  currentState,
  goToStep,
  loadCheckpoint,
  openSession,
  pathOf,
  rewindSession,
  saveCheckpoint,
  stepSession,
  switchBranch,
  type Session,
} from "../../../src/app/play/session.ts";
import { demo } from "../../tui/demo.ts";

const { model, program } = demo;
const south = program.actors.findIndex(({ id }) => id === "south");
const engine = engineOf(program, "session", 3);
const label = { scenario: "demo", engineVersion: "1", date: "2022-01-12" };

function open(players: readonly number[] = [south]): Session {
  return openSession(engine, { seed: "session", run: 3, players });
}

/** A step in which the player takes the open moves that a number picks. */
function play(session: Session, pick: number): Session {
  if (currentState(session).ended) return session;
  let draft = emptyDraft;
  for (let turn = 0; ; turn += 1) {
    const perspective = { truth: false, players: session.players };
    const request = nextDecision(model, engine, session, session.players, draft, perspective);
    if (request === undefined) break;
    const move = request.options[(pick + turn) % (request.options.length + 1)];
    draft = withChoice(
      draft,
      request,
      move === undefined ? { kind: "none" } : { kind: "move", move },
    );
  }
  return stepSession(engine, session, draft.choices).session;
}

describe("a session", () => {
  it("replays to the bit from its file, wherever it was rewound to", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 5 }), { minLength: 1, maxLength: 25 }),
        (picks) => {
          let session = open();
          for (const pick of picks) {
            session = pick < 0 ? rewindSession(session, -pick) : play(session, pick);
          }
          session = saveCheckpoint(session, "here");
          const text = JSON.stringify(saveSession(program, session, label));
          const saved = parseSavedSession(text);
          if (saved === undefined) throw new Error("the file cannot be read");
          const restored = restoreSession(engine, saved);
          expect(restored.states).toEqual(session.states);
          expect(restored.records).toEqual(session.records);
          expect(restored.cursor).toBe(session.cursor);
          expect(restored.decisions).toEqual(session.decisions);
          expect(restored.checkpoints).toEqual(session.checkpoints);
          expect(restored.branches).toEqual(session.branches);
        },
      ),
      { seed: 11, numRuns: 40 },
    );
  });

  it("keeps the way that was left, and finds back to it", () => {
    let session = open();
    for (let step = 0; step < 6; step += 1) session = play(session, 0);
    const left = session.states;
    session = play(rewindSession(session, 4), 1);
    expect(session.cursor).toBe(3);
    expect(session.states).toHaveLength(4);
    const there = switchBranch(engine, session);
    expect(there?.states).toEqual(left);
    const back = there === undefined ? undefined : switchBranch(engine, there);
    expect(back?.states).toEqual(session.states);
  });

  it("walks the same way again without forking", () => {
    let session = open();
    for (let step = 0; step < 4; step += 1) session = play(session, 2);
    const again = play(play(rewindSession(session, 4), 2), 2);
    expect(again.branches).toHaveLength(0);
    expect(again.states).toEqual(session.states);
  });

  it("goes to a step and to a checkpoint", () => {
    const far = goToStep(engine, open([]), 12);
    expect(far.cursor).toBe(12);
    const marked = saveCheckpoint(goToStep(engine, far, 5), "five");
    const later = goToStep(engine, marked, 20);
    expect(loadCheckpoint(engine, later, "five")?.cursor).toBe(5);
    expect(loadCheckpoint(engine, later, "six")).toBeUndefined();
    expect(goToStep(engine, later, 99).cursor).toBe(program.calendar.steps);
    expect(pathOf(marked)).toHaveLength(6);
  });

  it("shares its luck with a run that nobody decided in, until a decision differs", () => {
    const watched = goToStep(engine, open([]), 8);
    const played = goToStep(engine, open([south]), 8);
    expect(played.states).toEqual(watched.states);
  });
});

describe("a session file", () => {
  it("says what has changed since, and drops what is no longer there", () => {
    const session = play(open(), 0);
    const saved = saveSession(program, session, label);
    expect(savedDifferences(saved, program, "1")).toEqual({ scenario: false, engine: false });
    expect(savedDifferences({ ...saved, scenarioHash: "x" }, program, "2")).toEqual({
      scenario: true,
      engine: true,
    });
    const turns = saved.played.decisions.map((turn) => ({ ...turn, moves: ["gone"] }));
    const restored = restoreSession(engine, {
      ...saved,
      actors: ["nobody", "south"],
      played: { ...saved.played, decisions: turns },
    });
    expect(restored.players).toEqual([south]);
    expect(restored.decisions.size).toBe(0);
    expect(restored.cursor).toBe(1);
  });

  it.each(["", "{", "[]", "null", '{"brinkSession":1}', '{"brinkSession":2}'])(
    "that holds %j is no session",
    (text) => {
      expect(parseSavedSession(text)).toBeUndefined();
    },
  );

  it("is replaced whole, told apart by scenario, and listed", () => {
    const folder = mkdtempSync(join(tmpdir(), "brink-sessions-"));
    try {
      expect(readSession(folder, "demo")).toBe("none");
      expect(listSessions(folder)).toEqual([]);
      const saved = saveSession(program, open(), label);
      writeSession(folder, saved);
      writeSession(folder, { ...saved, scenario: "../other file.yaml" });
      expect(readSession(folder, "demo")).toEqual({ value: saved, earlier: false });
      expect(listSessions(folder)).toHaveLength(2);
      writeFileSync(sessionFile(folder, "demo"), "half a fi");
      expect(readSession(folder, "demo")).toBe("damaged");
      expect(listSessions(folder)).toHaveLength(1);
      expect(readFileSync(sessionFile(folder, "../other file.yaml"), "utf8")).toContain(
        "other file",
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is put aside for a new one, three deep", () => {
    const folder = mkdtempSync(join(tmpdir(), "brink-sessions-"));
    try {
      keepPrevious(folder, "demo");
      const saved = saveSession(program, open(), label);
      for (const run of [1, 2, 3, 4, 5]) {
        keepPrevious(folder, "demo");
        writeSession(folder, { ...saved, run });
        // The steps of one session only replace each other.
        writeSession(folder, { ...saved, run });
      }
      const runOf = (file: string): unknown => parseSavedSession(readFileSync(file, "utf8"))?.run;
      expect(runOf(sessionFile(folder, "demo"))).toBe(5);
      expect([1, 2, 3].map((n) => runOf(previousFile(folder, "demo", n)))).toEqual([4, 3, 2]);
      // And the generation before of the last one, which is what a damaged file is read from.
      expect(readdirSync(join(folder, "sessions"))).toHaveLength(5);
      writeFileSync(sessionFile(folder, "demo"), "half a fi");
      expect(readSession(folder, "demo")).toMatchObject({ value: { run: 5 }, earlier: true });
      // A new session is never taken for the one before it.
      keepPrevious(folder, "demo");
      expect(readSession(folder, "demo")).toBe("none");
      writeSession(folder, saved);
      expect(listSessions(folder)).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("stands where the platform keeps data", () => {
    expect(dataFolderOf({ XDG_DATA_HOME: "/x" }, "/home/a")).toBe("/x/brink");
    expect(dataFolderOf({}, "/home/a")).toBe("/home/a/.local/share/brink");
  });
});
