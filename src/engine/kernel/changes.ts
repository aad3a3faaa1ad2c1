/** What has changed in a state since it was last observed, as bits of one word. */

/** The bit of a flashpoint's level among what has changed; several may share one. */
export function changeOf(flashpoint: number): number {
  return 1 << (flashpoint % 30);
}

/** The bit of events that have happened. */
export const EVENTS_CHANGED: number = 1 << 30;

/** The bit that is set at the start of a run only. */
export const ALWAYS_CHANGED: number = 1 << 31;
