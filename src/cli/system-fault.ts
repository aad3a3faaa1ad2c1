/**
 * What the system refuses (no such folder, no permission, a full disk) is no bug of ours and no riddle:
 * one line with the path and the reason.
 */

import type { Speech } from "../i18n/catalog.ts";

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
} as const;

/** Others that come from the place that the user named; told by the system's own word. */
const further: ReadonlySet<string> = new Set(
  "EBADF EBUSY EFBIG EINVAL EIO ELOOP EMFILE ENAMETOOLONG ENFILE ENODEV ENOTEMPTY ENXIO ESTALE EXDEV".split(
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

/** The line that tells an error of the file system; undefined for any other error. */
export function explainSystemFault(error: unknown, say: Speech): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path, dest }: NodeJS.ErrnoException & { readonly dest?: string } = error;
  if (code === undefined || syscall === undefined) return undefined;
  const known = Object.entries(reasons).find(([name]) => name === code)?.[1];
  if (known === undefined && !further.has(code)) return undefined;
  const reason = known === undefined ? code : say(known);
  // A call that writes to an open file or stream knows no path.
  const place = dest ?? path ?? say("system.output");
  if (syscall === "open") return say("system.open", { path: place, reason });
  return say(reading.has(syscall) ? "system.read" : "system.write", { path: place, reason });
}
