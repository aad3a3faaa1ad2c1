/** What was found in a file that was handed in. */

import type { Submission } from "../submission.ts";

/** Something that is wrong with a file. */
export type FileNote =
  /** `part`: the first part that is wrong; empty: no JSON of any kind that is known. */
  | { readonly kind: "unreadable"; readonly part: string }
  /** Changed after it was sealed. */
  | { readonly kind: "tampered"; readonly rounds: readonly string[] }
  /** Another file of the seat counts; empty: nothing says which is its own, so none does. */
  | { readonly kind: "doubled"; readonly of: string }
  | { readonly kind: "other-exercise"; readonly exercise: string }
  /** Another version of the exercise, of the engine or of the form; `luck`: its seeds gave other luck. */
  | {
      readonly kind: "version";
      readonly of: "exercise" | "engine" | "luck" | "form";
      readonly version: string;
    }
  /** Another word or another class, so another sealed world. */
  | { readonly kind: "other-word" }
  | { readonly kind: "unknown-seat"; readonly seat: string }
  /** The file of that seat was given up for lost. */
  | { readonly kind: "voided"; readonly seat: string }
  /** The code of the seat did not make it, so anybody may have. */
  | { readonly kind: "unbound"; readonly seat: string }
  /** Not what the seat registered before the reveal; nothing registered is opened in their place. */
  | { readonly kind: "unregistered"; readonly ids: readonly string[] }
  /** Registered before the reveal and not opened: these rounds score as missing. */
  | { readonly kind: "unopened"; readonly ids: readonly string[] }
  /** Nothing was registered for these rounds. */
  | { readonly kind: "nothing-registered"; readonly ids: readonly string[] }
  /** The seat tried to register more than one commitment; the first counts. */
  | { readonly kind: "further"; readonly ids: readonly string[] }
  /** Sealed answers that can be none, or that nobody asked this seat for; they score as missing. */
  | { readonly kind: "impossible"; readonly ids: readonly string[] }
  /** Others of the team have not opened what they sealed, so its run cannot be repeated. */
  | { readonly kind: "team-incomplete"; readonly seats: readonly string[] }
  /** A form of a seat that registered commitments, by which it is graded. */
  | { readonly kind: "on-machine" }
  /** The key gives that seat another role. */
  | { readonly kind: "other-role"; readonly role: string }
  /** Left its role: nothing wrong, and never a reason to lose marks. */
  | { readonly kind: "opted-out" };

/** A file with what was found. */
export interface CheckedFile {
  readonly file: string;
  /** Of a file that is the seat's own. */
  readonly seat?: string;
  readonly notes: readonly FileNote[];
  /** Whether it is graded. */
  readonly counts: boolean;
  /** Of a file that is graded; with nothing in it that does not count. */
  readonly submission?: Submission;
  /** Rounds that were registered and not opened. */
  readonly unopened: readonly string[];
}
