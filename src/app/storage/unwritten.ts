/** What is thrown where the system refuses to write: told of the place that was asked for, never of a draft. */

/** Exit code of a call that could not write all that it was to write (EX_IOERR). */
export const unwrittenExit = 74;

/** A file or folder could not be written. What stands in its place is whole: the old, or the new. */
export class Unwritten extends Error {
  override readonly name = "Unwritten";
  readonly path: string;
  /** The system's word, as `ENOSPC`. */
  readonly code: string;

  constructor(path: string, code: string) {
    super(`${path}: ${code}`);
    this.path = path;
    this.code = code;
  }
}

/** The system's word for an error; undefined for errors that are not the system's. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall }: NodeJS.ErrnoException = error;
  return syscall === undefined ? undefined : code;
}

/** Does what writes `path`. @throws Unwritten in the place of the system's errors */
export function writing<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = systemCode(error);
    throw code === undefined ? error : new Unwritten(path, code);
  }
}
