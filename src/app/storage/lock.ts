/**
 * Locks: one process at a time writes a batch folder, or a session. A lock is a file that says who holds
 * it; it is made in one step, with its content. A dead process holds nothing: its lock is taken over. Of a
 * process of another machine nobody here knows whether it lives, so whoever knows removes the file.
 */

import { readFileSync } from "node:fs";
import { disk } from "./disk.ts";
import { writeFile } from "./file.ts";
import { mayLive, thisHolder, thisMachine, type Holder } from "./process.ts";
import { Unwritten } from "./unwritten.ts";

/** Another process works on it. Ends with exit code 75. */
export class InUse extends Error {
  override readonly name = "InUse";
  /** What is worked on. */
  readonly place: string;
  /** The lock. */
  readonly path: string;
  /** None where the lock does not say. */
  readonly holder: Holder | undefined;
  /** Whether it is of this machine, where a lock of a dead process is seen as such. */
  readonly here: boolean;

  constructor(place: string, path: string, holder: Holder | undefined) {
    super(`${place} is in use`);
    this.place = place;
    this.path = path;
    this.holder = holder;
    this.here = holder?.machine === thisMachine;
  }
}

/** Releases a lock; again is no matter. */
export type Release = () => void;

const held = new Set<Release>();
process.once("exit", () => {
  for (const release of held) release();
});

/** Who holds a lock: "none" where there is no such file, undefined where it does not say. */
function holderOf(path: string): Holder | "none" | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "none";
    throw error;
  }
  try {
    const found = JSON.parse(text) as Partial<Holder> | null;
    const { pid, host, machine, start, since, token } = found ?? {};
    const texts = [host, machine, start, since, token].every((one) => typeof one === "string");
    return texts && Number.isSafeInteger(pid) ? (found as Holder) : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the lock, or throws InUse. */
function take(path: string, place: string, mine: Holder): void {
  for (;;) {
    try {
      writeFile(path, `${JSON.stringify(mine)}\n`, { fresh: true });
      return;
    } catch (error) {
      if (!(error instanceof Unwritten) || error.code !== "EEXIST") throw error;
    }
    const other = holderOf(path);
    if (other === "none") continue;
    if (other === undefined || mayLive(other)) throw new InUse(place, path, other);
    // Whoever removes a dead lock must not remove that of another who did so before: the right to remove
    // this one is a lock too, and this one, once gone, never comes again.
    const right = `${path}.${other.token}`;
    take(right, place, mine);
    const now = holderOf(path);
    if (typeof now === "object" && now.token === other.token) disk.remove(path);
    disk.remove(right);
  }
}

/**
 * Takes a lock, to be released when done; a process that ends releases its own.
 * @param place what is worked on, as it is told to others
 * @throws InUse, Unwritten
 */
export function lock(path: string, place: string): Release {
  const mine = thisHolder();
  take(path, place, mine);
  const release = (): void => {
    if (!held.delete(release)) return;
    const now = holderOf(path);
    if (typeof now === "object" && now.token === mine.token) disk.remove(path);
  };
  held.add(release);
  return release;
}
