/** Which process wrote a draft or holds a lock, and whether it is still there. */

import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, told from all others: of this machine, of others, and of those to come. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** The host, and whose numbers of processes these are. */
  readonly machine: string;
  /** When it was started, in words of the system that never come again; "" where they cannot be had. */
  readonly start: string;
  /** ISO 8601: since when it holds what it holds. */
  readonly since: string;
  /** Of one lock: no other has it. */
  readonly token: string;
}

/** What `read` gives, or nothing where the system has no such file. */
function known(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return "";
  }
}

/**
 * The name of this machine. Containers that share a folder may share the name of their host, but not
 * its numbers of processes, so these are told apart too (Linux).
 */
export const thisMachine: string = [
  hostname(),
  known(() => readlinkSync("/proc/self/ns/pid")).replace(/\D/gu, ""),
]
  .join("-")
  .replace(/[^\w.-]+/gu, "_");

/** When a process was started: ticks since the start of the machine, and which start that was (Linux). */
function startOf(pid: number): string {
  const stat = known(() => readFileSync(`/proc/${String(pid)}/stat`, "utf8"));
  // The name of a program, in brackets, may hold anything.
  const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  return ticks === ""
    ? ""
    : `${known(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"))}/${ticks}`;
}

/** Digits that no other draft or lock has. */
export const freshToken = (): string => randomBytes(6).toString("hex");

/** This process, as one that begins to hold something now. */
export function thisHolder(): Holder {
  return {
    pid: process.pid,
    host: hostname(),
    machine: thisMachine,
    start: startOf(process.pid),
    since: new Date().toISOString(),
    token: freshToken(),
  };
}

/** Whether a process may still be there. Of another machine nobody knows, so it may. */
export function mayLive({
  pid,
  machine,
  start,
}: Pick<Holder, "pid" | "machine" | "start">): boolean {
  if (machine !== thisMachine) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process must not be asked, but is there.
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const now = startOf(pid);
  // Numbers come again: the same one, started at another time, is another process.
  return start === "" || now === "" || now === start;
}
