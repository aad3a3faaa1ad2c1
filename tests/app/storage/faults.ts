/** Lets calls of the system fail: the n-th, in one of the ways in which disks do. */

import { disk } from "../../../src/app/storage/disk.ts";

/** A way to fail. */
export type Fault =
  /** One call is refused. */
  | "ENOSPC"
  | "EACCES"
  | "EIO"
  /** This call and all later ones: what a killed process, or a disk that is gone, leaves behind. */
  | "gone"
  /** A write takes a part of its bytes, and says so. */
  | "short"
  /** A write takes a part of its bytes, and says that it took all. */
  | "lost";

/** Every way. */
export const faults: readonly Fault[] = ["ENOSPC", "EACCES", "EIO", "gone", "short", "lost"];

/** Ways to fail of a single call. */
const codes: ReadonlySet<string> = new Set(["ENOSPC", "EACCES", "EIO"]);

type Call = (...given: unknown[]) => unknown;

const refused = (syscall: string, code: string): Error =>
  Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });

/**
 * Does something while the call of number `n` (from 0) fails.
 * @returns how many calls were made, which of them failed first, and what was thrown
 */
export function withFault(
  fault: Fault,
  n: number,
  act: () => void,
): { readonly calls: number; readonly failed: string; readonly thrown: unknown } {
  const real = { ...disk };
  let calls = 0;
  let failed = "";
  const failing = (name: string, call: Call): Call =>
    function (...given) {
      const here = calls;
      calls += 1;
      if (here === n) failed = name;
      if (fault === "gone" && here >= n) throw refused(name, "EIO");
      if (here !== n) return call(...given);
      if (codes.has(fault)) throw refused(name, fault);
      const [file, bytes, from] = given;
      if (name !== "write" || !(bytes instanceof Uint8Array)) return call(...given);
      const half = bytes.subarray(
        Number(from),
        Number(from) + ((bytes.length - Number(from)) >> 1),
      );
      const taken = call(file, half, 0);
      return fault === "short" ? taken : bytes.length - Number(from);
    };
  for (const [name, call] of Object.entries(real))
    Object.assign(disk, { [name]: failing(name, call as Call) });
  try {
    act();
    return { calls, failed, thrown: undefined };
  } catch (thrown) {
    return { calls, failed, thrown };
  } finally {
    Object.assign(disk, real);
  }
}
