/** A session is its seed, its run and its decisions: rewinding, forking, saving and replaying are exact. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";

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
  goToStep,
  openSession,
  rewindSession,
  standing,
  stepSession,
  type Session,
} from "../../../src/app/play/session.ts";
import {
  forkSession,
  goToBookmark,
  partingOf,
  pathOfFork,
  setBookmark,
  switchFork,
} from "../../../src/app/play/forks.ts";
import {
  exportSession,
  parseExported,
  partsThatDiffer,
  replayExported,
  type ExportedSession,
} from "../../../src/app/play/export.ts";
import { recordTo, stateAt } from "../../../src/app/play/path.ts";
import type { State } from "../../../src/engine/interpreter/state.ts";
import { demo, readPlayed } from "../../tui/demo.ts";
import { recordsOf, statesOf } from "./whole.ts";

const { model, program } = demo;
const south = program.actors.findIndex(({ id }) => id === "south");
const engine = engineOf(program, "session", 3);
const label = { scenario: "demo", engineVersion: "1", date: "2022-01-12" };

function open(players: readonly number[] = [south]): Session {
  return openSession(engine, { seed: "session", run: 3, players });
}

/** A step in which the player takes the open moves that a number picks. */
function play(session: Session, pick: number): Session {
  if (standing(session).ended) return session;
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
          session = setBookmark(session, "here");
          const text = JSON.stringify(saveSession(program, session, label));
          const saved = parseSavedSession(text);
          if (saved === undefined) throw new Error("the file cannot be read");
          const restored = restoreSession(engine, saved);
          expect(statesOf(engine, restored)).toEqual(statesOf(engine, session));
          expect(recordsOf(engine, restored)).toEqual(recordsOf(engine, session));
          expect(restored.path).toEqual(session.path);
          expect(restored.cursor).toBe(session.cursor);
          expect(restored.decisions).toEqual(session.decisions);
          expect(restored.bookmarks).toEqual(session.bookmarks);
          expect(restored.name).toBe(session.name);
          expect(restored.forks.map(({ name }) => name)).toEqual(
            session.forks.map(({ name }) => name),
          );
          expect(restored.forks.map((fork) => pathOfFork(engine, fork))).toEqual(
            session.forks.map((fork) => fork.path),
          );
        },
      ),
      { seed: 11, numRuns: 40 },
    );
  });

  it("keeps the way that was left, and finds back to it", () => {
    let session = open();
    for (let step = 0; step < 6; step += 1) session = play(session, 0);
    const left = session.path;
    session = play(rewindSession(session, 4), 1);
    expect(session.cursor).toBe(3);
    expect(session.path).toHaveLength(4);
    expect([session.name, ...session.forks.map(({ name }) => name)]).toEqual(["B", "A"]);
    expect(partingOf(session.path, left)).toBe(2);
    const there = switchFork(engine, session, "A");
    expect(there?.path).toEqual(left);
    // At the date at which one was, so that the two can be told apart.
    expect(there?.cursor).toBe(3);
    const back = there === undefined ? undefined : switchFork(engine, there, "B");
    expect(back?.path).toEqual(session.path);
    expect(back === undefined ? back : switchFork(engine, back, "C")).toBeUndefined();
  });

  it("walks the same way again without forking", () => {
    let session = open();
    for (let step = 0; step < 4; step += 1) session = play(session, 2);
    const again = play(play(rewindSession(session, 4), 2), 2);
    expect(again.forks).toHaveLength(0);
    expect(again.path).toBe(session.path);
  });

  it("goes to a step and to a bookmark", () => {
    const far = goToStep(engine, open([]), 12);
    expect(far.cursor).toBe(12);
    const marked = setBookmark(goToStep(engine, far, 5), "five");
    const later = goToStep(engine, marked, 20);
    const gone = goToBookmark(engine, later, "five");
    expect(gone?.cursor).toBe(5);
    // It lies on this way: nothing was left.
    expect(gone?.forks).toHaveLength(0);
    expect(goToBookmark(engine, later, "six")).toBeUndefined();
    expect(goToStep(engine, later, 99).cursor).toBe(program.calendar.steps);
    const forked = forkSession(marked, "no formula");
    expect(forked.path).toHaveLength(6);
    expect(forked.name).toBe("no formula");
    expect(forked.forks).toMatchObject([{ name: "A", step: 12 }]);
  });

  it("shares its luck with a run that nobody decided in, until a decision differs", () => {
    const watched = goToStep(engine, open([]), 8);
    const played = goToStep(engine, open([south]), 8);
    expect(statesOf(engine, played)).toEqual(statesOf(engine, watched));
  });
});

describe("memory", () => {
  /** A scenario of daily steps for thirty years, that never stands still. */
  const long = readPlayed("tests/app/play/long.yaml");
  const endless = engineOf(long.program, "long", 0);

  /**
   * A copy whose lists are plain, each object once: how the engine happens to hold a list of whole
   * numbers, which depends on all that ran before, would be written too.
   */
  function plain(value: unknown, copies = new Map<unknown, unknown>()): unknown {
    if (typeof value !== "object" || value === null) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    if (value instanceof Map) {
      const map = new Map<unknown, unknown>();
      copies.set(value, map);
      for (const [key, one] of value) map.set(plain(key, copies), plain(one, copies));
      return map;
    }
    const copy: unknown = Array.isArray(value) ? [null] : {};
    copies.set(value, copy);
    for (const [key, one] of Object.entries(value)) {
      Object.assign(copy as object, { [key]: plain(one, copies) });
    }
    return copy;
  }

  /** Bytes of what is kept of a session, each object once. */
  const kept = (session: Session): number => serialize(plain(session)).length;

  it("keeps under 1 KB a step, however long it goes on", () => {
    let session = openSession(endless, { seed: "long", run: 0, players: [] });
    const sizes: number[] = [];
    for (let step = 0; step < 4000; step += 1) {
      session = stepSession(endless, session, new Map()).session;
      if (session.cursor % 1000 === 0) sizes.push(kept(session));
    }
    const [first = 0, , , last = 0] = sizes;
    expect(last / 4000).toBeLessThan(1024);
    // No step costs more for having come later.
    expect(last).toBeLessThan(4.1 * first);
  });

  it("keeps under 1 KB a step of the flagship", () => {
    const { program: flagship } = readPlayed("europe-2022");
    const europe = engineOf(flagship, "memory", 0);
    const opened = openSession(europe, { seed: "memory", run: 0, players: [] });
    const played = goToStep(europe, opened, flagship.calendar.steps);
    expect(kept(played) / played.cursor).toBeLessThan(1024);
  });

  it("runs again what is not kept, to the bit", () => {
    let session = openSession(endless, { seed: "long", run: 0, players: [] });
    const states: State[] = [stateAt(endless, session.path, 0)];
    for (let step = 0; step < 200; step += 1) {
      session = stepSession(endless, session, new Map()).session;
      states.push(stateAt(endless, session.path, session.cursor));
    }
    expect(session.path.filter(({ kept: state }) => state !== undefined)).toHaveLength(13);
    for (const step of [0, 5, 77, 16, 199, 200, 33]) {
      expect(stateAt(endless, session.path, step)).toEqual(states[step]);
    }
    expect(recordTo(endless, session.path, 0)).toBeUndefined();
    expect(recordTo(endless, session.path, 48)?.step).toBe(47);
  });
});

describe("an exported session", () => {
  const exported = (): ExportedSession => {
    let session = play(play(open(), 0), 1);
    session = play(rewindSession(session, 1), 2);
    const text = JSON.stringify(exportSession(engine, model, session, label));
    const read = parseExported(text);
    if (read === undefined) throw new Error("the file cannot be read");
    return read;
  };

  it("is played again to the bit, on every way", () => {
    const replayed = replayExported(engine, exported());
    if (!("session" in replayed)) throw new Error("it went elsewhere");
    expect(replayed.session.forks).toHaveLength(1);
    const again = exportSession(engine, model, replayed.session, label);
    expect(again).toEqual(exported());
  });

  it("says from which step on it would go otherwise", () => {
    const { seed: _seed, ...rest } = exported();
    expect(replayExported(engineOf(program, "other", 3), { ...rest, seed: "other" })).toMatchObject(
      { differsAt: expect.any(Number) as number },
    );
  });

  it("tells what of a scenario has changed, and needs no more than a few bytes a part", () => {
    const [one, ...others] = model.flashpoints;
    const [rule, ...rules] = one?.rules ?? [];
    if (one === undefined || rule === undefined) throw new Error("no rule");
    const { id } = one;
    const later = { ...model, flashpoints: [{ ...one, rules }, ...others], events: [] };
    const { parts } = exported();
    expect(partsThatDiffer(parts, later)).toEqual({
      ...{ changed: [], added: [] },
      gone: [
        `flashpoints.${id}.rules.${rule.id}`,
        ...model.events.map((event) => `events.${event.id}`),
      ],
    });
    const renamed = { ...model, title: { en: "Other words" } };
    expect(partsThatDiffer(parts, renamed)).toEqual({ changed: [], added: [], gone: [] });
    const { model: large, program: europe } = readPlayed("europe-2022");
    const running = engineOf(europe, "a", 0);
    const opened = openSession(running, { seed: "a", run: 0, players: [] });
    const document = exportSession(running, large, goToStep(running, opened, 50), label);
    expect(JSON.stringify(document).length).toBeLessThan(20_000);
  });

  it.each(["", "{}", JSON.stringify(saveSession(program, open(), label))])(
    "is none: %#",
    (text) => {
      expect(parseExported(text)).toBeUndefined();
    },
  );
});

describe("a session file", () => {
  it("gives names to the ways of files that have none", () => {
    const session = play(rewindSession(play(open(), 0), 1), 1);
    const { fork: _name, branches, ...rest } = saveSession(program, session, label);
    const saved = { ...rest, branches: branches.map(({ name: _left, ...place }) => place) };
    const restored = restoreSession(engine, parseSavedSession(JSON.stringify(saved)) ?? saved);
    expect([restored.name, ...restored.forks.map(({ name }) => name)]).toEqual(["A", "B"]);
  });

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
