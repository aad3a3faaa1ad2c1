/**
 * Keeps answers coming, the most wanted first: odds of where the player stands and then of the start, or
 * advice on the choice at hand. One question at a time; what is wanted next replaces what is under way.
 */

/** So many answers are kept: a game of hours must not grow with them. */
export const keptAnswers = 48;

/** What answers questions in a worker; see `OddsService`. */
export interface AnswerService<Question, Answer> {
  ask(question: Question, sharper?: (answer: Answer) => void): Promise<Answer | undefined>;
  /** Gives up the question that is under way. */
  cancel(): void;
  close(): Promise<void>;
}

/** A question and the key under which its answer is kept. */
export interface Wanted<Question> {
  readonly key: string;
  readonly question: () => Question;
}

/** Works off what is wanted, in order of importance. */
export interface AnswerKeeper<Question> {
  /** Replaces what is wanted. */
  want(wanted: readonly Wanted<Question>[]): void;
  close(): Promise<void>;
}

/**
 * A keeper on top of a service.
 * @param tell is told every answer, better ones as they come
 * @param fail is told once why there can be no answers; there will be none then
 */
export function keepAnswers<Question, Answer>(
  service: AnswerService<Question, Answer>,
  tell: (key: string, answer: Answer) => void,
  fail: (reason: unknown) => void,
): AnswerKeeper<Question> {
  const answered = new Set<string>();
  let wanted: readonly Wanted<Question>[] = [];
  let asking: string | undefined;
  let broken = false;

  /** What is no longer kept is asked for again where it is wanted again. */
  const settle = (key: string): void => {
    answered.add(key);
    // One less than are kept elsewhere, which keep one of their own choice.
    const [oldest] = answered;
    if (answered.size >= keptAnswers && oldest !== undefined) answered.delete(oldest);
  };

  const work = async (): Promise<void> => {
    const next = wanted.find(({ key }) => !answered.has(key));
    if (broken || next === undefined || asking === next.key) return;
    asking = next.key;
    const answer = await service.ask(next.question(), (better) => {
      tell(next.key, better);
    });
    if (answer !== undefined) {
      settle(next.key);
      tell(next.key, answer);
    }
    // A newer question has taken over, and goes on by itself.
    if (asking !== next.key) return;
    asking = undefined;
    // Without an answer there will be none later either: leave this one be.
    if (answer === undefined) settle(next.key);
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
      if (asking !== undefined && !next.some(({ key }) => key === asking)) {
        asking = undefined;
        service.cancel();
      }
      start();
    },
    close: () => {
      broken = true;
      return service.close();
    },
  };
}
