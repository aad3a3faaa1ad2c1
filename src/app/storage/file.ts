/**
 * Files, replaced whole or not at all: all bytes are written beside the place, synced, and read again;
 * then the draft is renamed onto the place and its folder is synced. Whatever fails, and whenever the
 * process is killed, the place holds what it held or all of the new. Drafts that a killed process left
 * are removed when something is written beside them.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { disk } from "./disk.ts";
import { freshToken, mayLive, thisMachine } from "./process.ts";
import { systemCode, writing } from "./unwritten.ts";

/** A name for what is being written: whose it is can be read off it. */
export function draftName(): string {
  return `.brink-${thisMachine}-${String(process.pid)}-${freshToken()}.new`;
}

const draftPattern = /^\.brink-(.+)-(\d+)-[0-9a-f]{12}\.new$/u;

/** Whether a name is that of a draft. */
export const isDraft = (name: string): boolean => draftPattern.test(name);

const swept = new Set<string>();

/** Removes what killed processes left in a folder; once for each folder. */
export function sweepDrafts(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  try {
    for (const name of readdirSync(folder)) {
      const [, machine, pid] = draftPattern.exec(name) ?? [];
      if (machine === undefined || mayLive({ machine, pid: Number(pid), start: "" })) continue;
      disk.remove(join(folder, name), { recursive: true });
    }
  } catch {
    // Not ours to remove, or gone meanwhile: nothing depends on it.
  }
}

/** Removes what is of no use; what cannot be removed now goes by `sweepDrafts`. */
export function removeQuietly(path: string): void {
  try {
    disk.remove(path, { recursive: true });
  } catch {
    // Nothing depends on it.
  }
}

/** Errors by which a system says that it does not sync folders. */
const unsyncable: ReadonlySet<string> = new Set([
  ...["EACCES", "EPERM", "EISDIR", "EINVAL", "ENOTSUP", "EBADF"],
]);

/** Makes what was put into a folder, or taken out of it, last. */
export function syncFolder(folder: string): void {
  try {
    const file = disk.open(folder, "r");
    try {
      disk.sync(file);
    } finally {
      disk.close(file);
    }
  } catch (error) {
    if (!unsyncable.has(systemCode(error) ?? "")) throw error;
  }
}

/** A file being written. */
export interface Draft {
  readonly write: (data: string | Uint8Array) => void;
  /** Sees that all of it is there to stay, and puts it in its place. */
  readonly finish: () => void;
  /** Leaves nothing of it behind; the place is as it was. */
  readonly abandon: () => void;
}

/** How a file is put in its place. */
export interface Placing {
  /** Of a file that was not there; one that was keeps its own. */
  readonly mode?: number;
  /** What stood there is kept beside it, to be read where the new one is damaged one day. */
  readonly keeps?: boolean;
  /** It is refused (EEXIST) where there is anything already, also since a moment ago. */
  readonly fresh?: boolean;
  /** Whatever stands there is replaced: no link is followed, no pipe written to, which could wait for ever. */
  readonly replaces?: boolean;
}

/** Where the generation before the one in a place is kept. */
export const previousOf = (path: string): string => `${path}.previous`;

/** A device that does not do what it says it did. */
const broken = (syscall: string): Error => Object.assign(new Error(), { code: "EIO", syscall });

/** Writes all bytes: the system may take fewer at once than it is given. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) {
    const taken = disk.write(file, bytes, done);
    if (taken <= 0) throw broken("write");
    done += taken;
  }
}

/** Fills a file that was not there. @throws the system's error */
export function openNew(path: string, mode?: number): Draft {
  const file = disk.open(path, "wx+", mode);
  const written = createHash("sha256");
  let open = true;
  const close = (): void => {
    open = false;
    disk.close(file);
  };
  return {
    write: (data) => {
      const bytes = typeof data === "string" ? Buffer.from(data) : data;
      writeAll(file, bytes);
      written.update(bytes);
    },
    finish: () => {
      disk.sync(file);
      const found = createHash("sha256");
      const piece = new Uint8Array(1 << 16);
      for (let at = 0, read = -1; read !== 0; at += read) {
        read = disk.read(file, piece, at);
        found.update(piece.subarray(0, read));
      }
      if (found.digest("hex") !== written.digest("hex")) throw broken("read");
      close();
    },
    abandon: () => {
      try {
        if (open) close();
      } catch {
        // It is told already that the file could not be written.
      }
      removeQuietly(path);
    },
  };
}

/** What is no file (a terminal, a pipe, a device) is written to as it is, and never replaced. */
function openDevice(path: string): Draft {
  const file = disk.open(path, "w");
  const close = (): void => {
    disk.close(file);
  };
  return {
    write: (data) => {
      writeAll(file, typeof data === "string" ? Buffer.from(data) : data);
    },
    finish: close,
    abandon: close,
  };
}

/** Opens what will replace a file. The folder must be there. @throws Unwritten, as its methods do */
export function openDraft(path: string, placing: Placing = {}): Draft {
  return writing(path, () => {
    const there = placing.replaces === true ? undefined : statSync(path, { throwIfNoEntry: false });
    const direct = there?.isFile() === false;
    // A link stays: what it points to is replaced.
    const target = there === undefined || direct ? path : realpathSync(path);
    const draft = join(dirname(target), draftName());
    if (!direct) sweepDrafts(dirname(target));
    const filled = direct ? openDevice(target) : openNew(draft, placing.mode);
    return {
      write: (data) => {
        writing(path, () => {
          filled.write(data);
        });
      },
      finish: () => {
        writing(path, () => {
          try {
            if (there !== undefined && !direct && !sameMode(draft, there.mode))
              disk.setMode(draft, there.mode & 0o777);
            filled.finish();
            if (!direct) put(draft, target, placing);
          } catch (error) {
            filled.abandon();
            throw error;
          }
        });
      },
      abandon: filled.abandon,
    };
  });
}

const sameMode = (path: string, mode: number): boolean =>
  (statSync(path).mode & 0o777) === (mode & 0o777);

/** Puts a sealed draft in its place. */
function put(draft: string, target: string, { keeps = false, fresh = false }: Placing): void {
  if (fresh) putFresh(draft, target);
  else {
    if (keeps && existsSync(target)) keepPrevious(target);
    disk.rename(draft, target);
  }
  syncFolder(dirname(target));
}

/** Nobody else's file of this name is replaced, as `rename` would. */
function putFresh(draft: string, target: string): void {
  try {
    disk.link(draft, target);
  } catch (error) {
    if (systemCode(error) === "EEXIST") {
      // Over NFS the answer to a link that was made may be lost, and the second try refused.
      if (statSync(draft).nlink < 2) throw error;
      removeQuietly(draft);
      return;
    }
    // A file system without links: an empty file takes the place first.
    disk.close(disk.open(target, "wx"));
    try {
      disk.rename(draft, target);
    } catch (second) {
      removeQuietly(target);
      throw second;
    }
  }
  removeQuietly(draft);
}

/** The place is never empty, where the file system has links. */
function keepPrevious(target: string): void {
  const spare = join(dirname(target), draftName());
  try {
    disk.link(target, spare);
    disk.rename(spare, previousOf(target));
  } catch {
    disk.rename(target, previousOf(target));
  }
  // Still there where both were the same file already.
  removeQuietly(spare);
}

/** Writes a file, as the head of this module says. The folder must be there. @throws Unwritten */
export function writeFile(path: string, data: string | Uint8Array, placing?: Placing): void {
  const draft = openDraft(path, placing);
  try {
    draft.write(data);
  } catch (error) {
    draft.abandon();
    throw error;
  }
  draft.finish();
}

/**
 * What a file holds, else what its previous generation does.
 * @param parse undefined for a text that is damaged
 * @throws the system's error where there is a file that cannot be read
 */
export function readGenerations<T>(
  path: string,
  parse: (text: string) => T | undefined,
): { readonly value: T; readonly earlier: boolean } | "none" | "damaged" {
  let damaged = false;
  for (const file of [path, previousOf(path)]) {
    if (!existsSync(file)) continue;
    const value = parse(readFileSync(file, "utf8"));
    if (value !== undefined) return { value, earlier: file !== path };
    damaged = true;
  }
  return damaged ? "damaged" : "none";
}
