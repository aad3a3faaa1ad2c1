/**
 * Keeps the odds coming: those of where the player stands first, then those of the start. One
 * question at a time; moving on asks anew.
 */

import type { OddsQuestion, OddsService } from "../app/play/odds.ts";
import type { Odds } from "../view/play/scene.ts";

/** A question and the key under which its answer is kept. */
export interface Wanted {
  readonly key: string;
  readonly question: () => OddsQuestion;
}

/** Works off what is wanted, in order of importance. */
export interface OddsKeeper {
  /** Replaces what is wanted. */
  want(wanted: readonly Wanted[]): void;
  close(): Promise<void>;
}

/**
 * A keeper on top of a service.
 * @param tell is told every answer, better ones as they come
 * @param fail is told once why there can be no odds; there will be none then
 */
export function keepOdds(
  service: OddsService,
  tell: (key: string, odds: Odds) => void,
  fail: (reason: unknown) => void,
): OddsKeeper {
  const answered = new Set<string>();
  let wanted: readonly Wanted[] = [];
  let asking: string | undefined;
  let broken = false;

  const work = async (): Promise<void> => {
    const next = wanted.find(({ key }) => !answered.has(key));
    if (broken || next === undefined || asking === next.key) return;
    asking = next.key;
    const odds = await service.ask(next.question(), (better) => {
      tell(next.key, better);
    });
    if (odds !== undefined) {
      answered.add(next.key);
      tell(next.key, odds);
    }
    // A newer question has taken over, and goes on by itself.
    if (asking !== next.key) return;
    asking = undefined;
    // Without an answer there will be none later either: leave this one be.
    if (odds === undefined) answered.add(next.key);
    await work();
  };
  const start = (): void => {
    work().catch((reason: unknown) => {
      broken = true;
      fail(reason);
    });
  };

  return {
    want: (next) => {
      wanted = next;
      start();
    },
    close: () => {
      broken = true;
      return service.close();
    },
  };
}
