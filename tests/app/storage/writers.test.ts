/**
 * Every writer against every fault of every call: what was there is there, or the new is whole; and a
 * writer that comes back without a word has written all of the new.
 */

import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { whileLocked } from "../../../src/app/batch/folder.ts";
import {
  keepExercise,
  keptExercises,
  type SavedExercise,
} from "../../../src/app/exercise/session-files.ts";
import { formatFiles } from "../../../src/app/format.ts";
import { writeExported } from "../../../src/app/export.ts";
import { startingScenario, writeStartingScenario } from "../../../src/app/new.ts";
import { keepPrevious, readSession, writeSession } from "../../../src/app/play/save-files.ts";
import type { SavedSession } from "../../../src/app/play/save.ts";
import { disk } from "../../../src/app/storage/disk.ts";
import { isDraft, openDraft, readGenerations, writeFile } from "../../../src/app/storage/file.ts";
import { writeFolder } from "../../../src/app/storage/folder.ts";
import { lock } from "../../../src/app/storage/lock.ts";
import { Unwritten } from "../../../src/app/storage/unwritten.ts";
import { fileOutput } from "../../../src/ask/report-output.ts";
import { faults, withFault } from "./faults.ts";

// Whether bytes reach the device is not seen here, and waiting for it is most of the time.
const { sync } = disk;
let folder = "";
beforeEach(() => {
  disk.sync = () => undefined;
  folder = mkdtempSync(join(tmpdir(), "brink-writers-"));
});
afterEach(() => {
  disk.sync = sync;
  rmSync(folder, { recursive: true, force: true });
});

/** Longer than what is read back at once. */
const text = (which: string): string => `${which} `.repeat(20_000);
const whole = (found: string): string =>
  found === text(found.split(" ")[0]!) ? found.split(" ")[0]! : "torn";

/** A writer, and what a reader finds after it. */
interface Writer {
  readonly write: (which: "old" | "new") => void;
  /** `old`, `new`, `none`, or `torn` for anything else. */
  readonly read: () => string;
  /** It writes what was not there, and nothing over anything. */
  readonly once?: boolean;
}

const at = (...parts: string[]): string => join(folder, ...parts);
const readAt = (...parts: string[]): string =>
  existsSync(at(...parts)) ? whole(readFileSync(at(...parts), "utf8")) : "none";

const session = (which: string): SavedSession => ({
  ...{
    brinkSession: 1,
    scenario: "demo",
    scenarioHash: "x",
    engineVersion: "1",
    seed: which,
    run: 0,
  },
  ...{ actors: [], at: { step: 0, date: "2022-01-03" }, played: { step: 0, decisions: [] } },
  ...{ checkpoints: [], branches: [] },
});
const lastSession = (): string => {
  const read = readSession(folder, "demo");
  return typeof read === "string" ? read : read.value.seed;
};
const exercise = (which: string): SavedExercise => ({
  brinkExercise: 1,
  plan: {
    ...{ id: "0123456789abcdef", exercise: "e", exerciseHash: "h", engineVersion: "1" },
    ...{ word: "w", masked: false, seats: [], startedAt: which },
  },
  events: [],
  finished: false,
});

const writers: Readonly<Record<string, Writer>> = {
  "a file": {
    write: (which) => {
      writeFile(at("a"), text(which));
    },
    read: () => readAt("a"),
  },
  "a file with generations": {
    write: (which) => {
      writeFile(at("a"), text(which), { keeps: true });
    },
    read: () => {
      const read = readGenerations(at("a"), (found) =>
        whole(found) === "torn" ? undefined : found,
      );
      return typeof read === "string" ? read : whole(read.value);
    },
  },
  "a file in pieces": {
    write: (which) => {
      const draft = openDraft(at("a"));
      try {
        for (let piece = 0; piece < 4; piece += 1) draft.write(`${which} `.repeat(5_000));
      } catch (error) {
        draft.abandon();
        throw error;
      }
      draft.finish();
    },
    read: () => readAt("a"),
  },
  "a report": {
    write: (which) => {
      const output = fileOutput("new/report.md", "x.md", folder);
      try {
        void output.write(text(which));
        output.finish();
      } catch (error) {
        output.abandon();
        throw error;
      }
    },
    read: () => readAt("new", "report.md"),
  },
  "files of another program": {
    write: (which) => {
      writeExported([{ name: "m.prism", text: text(which), comment: "//" }], "out", folder);
    },
    read: () => readAt("out", "m.prism"),
  },
  "a session of play": {
    write: (which) => {
      writeSession(folder, session(which));
    },
    read: lastSession,
  },
  "a session of an exercise": {
    write: (which) => {
      keepExercise(folder, exercise(which));
    },
    read: () => keptExercises(folder, "e")[0]?.plan.startedAt ?? "none",
  },
  "a new scenario": {
    once: true,
    write: () => {
      writeStartingScenario("a.yaml", folder);
    },
    read: () =>
      !existsSync(at("a.yaml"))
        ? "none"
        : readFileSync(at("a.yaml"), "utf8") === startingScenario("a")
          ? "new"
          : "torn",
  },
  "a folder": {
    once: true,
    write: () => {
      const one = (name: string) => ({ name, text: text("new") });
      writeFolder(at("pack"), [one("a"), one("students/b"), one("students/seats/c")]);
    },
    read: () => {
      if (!existsSync(at("pack"))) return "none";
      const found = ["a", "students/b", "students/seats/c"].map((name) => readAt("pack", name));
      return new Set(found).size === 1 ? found[0]! : "torn";
    },
  },
  "a folder that was empty": {
    once: true,
    write: () => {
      mkdirSync(at("pack"), { recursive: true });
      writeFolder(at("pack"), [{ name: "a/b", text: text("new") }]);
    },
    read: () => readAt("pack", "a", "b"),
  },
  "a lock": {
    once: true,
    write: () => {
      lock(at("brink.lock"), folder);
    },
    read: () => {
      if (!existsSync(at("brink.lock"))) return "none";
      return readFileSync(at("brink.lock"), "utf8").endsWith("}\n") ? "new" : "torn";
    },
  },
};

/** In the suite every third call of a writer fails; in `npm run test:deep` every one. */
const each = process.env["BRINK_CASES"] === undefined ? 3 : 1;

describe.each(Object.entries(writers))("%s", (_, { write, read, once = false }) => {
  it.each(faults)("survives %s", (fault) => {
    const before = once ? "none" : "old";
    for (let n = faults.indexOf(fault) % each; ; n += each) {
      const home = folder;
      folder = mkdtempSync(join(home, "n"));
      if (!once) write("old");
      const { calls, failed, thrown } = withFault(fault, n, () => {
        write("new");
      });
      const found = read();
      if (thrown === undefined) expect([n, found]).toEqual([n, "new"]);
      else {
        expect(thrown).toBeInstanceOf(Unwritten);
        // Told of its place, never of a draft.
        expect((thrown as Unwritten).message).not.toContain(".new:");
        expect([before, "new"]).toContain(found);
      }
      // No draft is left by a process that could clean up.
      if (fault !== "gone" && failed !== "remove")
        expect(readdirSync(folder, { recursive: true }).join()).not.toContain(".brink-");
      folder = home;
      if (n >= calls) break;
    }
  });
});

it("a session that is put aside is never lost", () => {
  for (let n = 0; ; n += 1) {
    const home = folder;
    folder = mkdtempSync(join(home, "n"));
    for (const seed of ["1", "2", "3"]) {
      keepPrevious(folder, "demo");
      writeSession(folder, session(seed));
    }
    const { calls } = withFault("gone", n, () => {
      keepPrevious(folder, "demo");
    });
    const kept = readdirSync(at("sessions")).filter((name) => name.endsWith(".json"));
    const seeds = kept.map(
      (name) => /"seed": "(\d)"/u.exec(readFileSync(at("sessions", name), "utf8"))?.[1],
    );
    expect(seeds.toSorted()).toEqual(["1", "2", "3"]);
    folder = home;
    if (n >= calls) break;
  }
});

it("an author's only copy stays, with its mode, where it cannot be formatted", () => {
  const ugly = `${startingScenario("a")}\n\n\n`;
  writeFile(at("a.yaml"), ugly, { mode: 0o640 });
  for (let n = 0; ; n += 1) {
    const { thrown } = withFault("ENOSPC", n, () => {
      formatFiles(["a.yaml"], folder, true);
    });
    if (thrown === undefined) break;
    expect(thrown).toBeInstanceOf(Unwritten);
    expect(readFileSync(at("a.yaml"), "utf8").trimEnd()).toBe(ugly.trimEnd());
    writeFile(at("a.yaml"), ugly);
  }
  expect(readFileSync(at("a.yaml"), "utf8")).toBe(`${ugly.trimEnd()}\n`);
  expect(statSync(at("a.yaml")).mode & 0o777).toBe(0o640);
});

it("a folder that was empty keeps its mode, and is written into where one stands in it", () => {
  const one = [{ name: "a/b", text: "x" }];
  mkdirSync(at("pack"), { mode: 0o700 });
  writeFolder(at("pack"), one);
  expect(statSync(at("pack")).mode & 0o777).toBe(0o700);
  mkdirSync(at("here"));
  const { ino } = statSync(at("here"));
  const cwd = vi.spyOn(process, "cwd").mockReturnValue(at("here"));
  writeFolder(at("here"), one);
  cwd.mockRestore();
  expect([statSync(at("here")).ino, readdirSync(at("here"))]).toEqual([ino, ["a"]]);
});

it.skipIf(process.platform === "win32")("a link and a pipe stay what they are", () => {
  writeFile(at("real"), "old");
  symlinkSync("real", at("link"));
  writeFile(at("link"), "new");
  expect([readlinkSync(at("link")), readFileSync(at("real"), "utf8")]).toEqual(["real", "new"]);
  spawnSync("mkfifo", [at("pipe")]);
  // Open at both ends, so that neither waits for the other.
  const pipe = openSync(at("pipe"), "r+");
  // As `/dev/stdout` is one.
  symlinkSync(`/proc/self/fd/${pipe}`, at("output"));
  for (const name of process.platform === "linux" ? ["pipe", "output"] : ["pipe"]) {
    writeFile(at(name), "told");
    const found = Buffer.alloc(8);
    expect(found.toString("utf8", 0, readSync(pipe, found))).toBe("told");
  }
  closeSync(pipe);
  expect(statSync(at("pipe")).isFIFO()).toBe(true);
  expect(readdirSync(folder).filter(isDraft)).toEqual([]);
});

it("a batch folder that cannot be locked is not worked in", async () => {
  let worked = false;
  const real = withFault("ENOSPC", 0, () => {
    void whileLocked(folder, () => {
      worked = true;
    }).catch(() => undefined);
  });
  expect([real.calls > 0, worked]).toEqual([true, false]);
  await whileLocked(folder, () => {
    worked = true;
  });
  expect([worked, readdirSync(folder)]).toEqual([true, []]);
});
