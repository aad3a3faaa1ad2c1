/**
 * What the system refuses (no such folder, no permission, a full disk) is no bug of ours and no riddle:
 * it is told with the path, the reason, and what to do instead, wherever it happened.
 */

import type { Speech } from "../../i18n/catalog.ts";
import { InUse } from "./lock.ts";
import { Unwritten, unwrittenExit } from "./unwritten.ts";

const reasons = {
  ENOENT: "system.missing",
  ENOTDIR: "system.not-a-folder",
  EEXIST: "system.exists",
  EISDIR: "system.is-a-folder",
  EACCES: "system.not-allowed",
  EPERM: "system.not-allowed",
  EROFS: "system.read-only",
  ENOSPC: "system.full",
  EDQUOT: "system.full",
  EFBIG: "system.too-large",
  EIO: "system.device",
} as const;

/** Others that come from the place that the user named; told by the system's own word. */
const further: ReadonlySet<string> = new Set(
  "EBADF EBUSY EINVAL ELOOP EMFILE ENAMETOOLONG ENFILE ENODEV ENOTEMPTY ENXIO ESTALE EXDEV".split(
    " ",
  ),
);

const reading: ReadonlySet<string> = new Set([
  "read",
  "scandir",
  "stat",
  "lstat",
  "access",
  "realpath",
]);

/** What an error of the file system says to a reader; undefined for any other error. */
export function explainSystemFault(error: unknown, say: Speech): string | undefined {
  if (error instanceof InUse) return explainLock(error, say);
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path, dest }: NodeJS.ErrnoException & { readonly dest?: string } = error;
  if (code === undefined) return undefined;
  const reason = reasonOf(code, say);
  if (error instanceof Unwritten)
    return `${say("system.write", { path: error.path, reason })}\n${say("system.instead")}`;
  if (syscall === undefined || (!(code in reasons) && !further.has(code))) return undefined;
  // A call that writes to an open file or stream knows no path.
  const place = dest ?? path ?? say("system.output");
  if (syscall === "open") return say("system.open", { path: place, reason });
  return say(reading.has(syscall) ? "system.read" : "system.write", { path: place, reason });
}

/** The system's word for why it refused, in those of a reader where there are any. */
export function reasonOf(code: string, say: Speech): string {
  const known = Object.entries(reasons).find(([name]) => name === code)?.[1];
  return known === undefined ? code : say(known);
}

/** Who holds a lock, and how it comes free. */
function explainLock({ place, path, holder, here }: InUse, say: Speech): string {
  if (holder === undefined) return say("lock.unreadable", { path });
  const { pid, host, since } = holder;
  const held = say("lock.held", { place, pid: String(pid), host, since });
  return `${held}\n${here ? say("lock.wait") : say("lock.elsewhere", { path })}`;
}

/** Try again later (EX_TEMPFAIL). */
export const inUseExit = 75;

/** How a call ends that met such an error; 2 where something cannot be read. */
export function exitOfSystemFault(error: unknown): 2 | typeof unwrittenExit | typeof inUseExit {
  if (error instanceof InUse) return inUseExit;
  return error instanceof Unwritten ? unwrittenExit : 2;
}
