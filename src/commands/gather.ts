/**
 * Answers many questions at the price of one: what is asked while a round is under way goes together in the next. No
 * answer is ever older than its question.
 */

export interface GatherOptions<Question, Answer> {
  /** One answer a question, in their order. */
  readonly run: (questions: readonly Question[]) => Promise<readonly Answer[]>;
  /** Rounds under way at the same time. */
  readonly atOnce: number;
  /** Questions of one round. */
  readonly most: number;
  /** A round that hangs holds the next one up for no longer than this. */
  readonly patienceMs: number;
  /** Whether a round failed by one of its questions, so that the others are worth asking by themselves. */
  readonly isOfOne: (error: unknown) => boolean;
}

interface Asked<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** The answer to one question; rejects with what its round threw. */
export function gather<Question, Answer>(
  options: GatherOptions<Question, Answer>,
): (question: Question) => Promise<Answer> {
  const { run, atOnce, most, patienceMs, isOfOne } = options;
  let waiting: Asked<Question, Answer>[] = [];
  let underWay = 0;
  let isDeparting = false;

  const depart = () => {
    isDeparting = false;
    while (waiting.length > 0 && underWay < atOnce) {
      const round = waiting.slice(0, most);
      waiting = waiting.slice(most);
      void travel(round);
    }
  };

  async function travel(round: readonly Asked<Question, Answer>[]): Promise<void> {
    underWay += 1;
    let isCounted = true;
    const leave = () => {
      if (isCounted) underWay -= 1;
      isCounted = false;
      depart();
    };
    const impatience = setTimeout(leave, patienceMs);
    await answer(round);
    clearTimeout(impatience);
    leave();
  }

  async function answer(round: readonly Asked<Question, Answer>[]): Promise<void> {
    try {
      const answers = await run(round.map(({ question }) => question));
      for (const [index, { resolve }] of round.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      if (round.length > 1 && isOfOne(error)) await Promise.all(round.map((one) => answer([one])));
      else for (const { reject } of round) reject(error);
    }
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (isDeparting) return;
      isDeparting = true;
      // What the same turn of the event loop asks goes along.
      setImmediate(depart);
    });
}
