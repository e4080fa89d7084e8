/**
 * Shares the event loop: work that computes without a pause gets turns of it, one caller after the other, and between
 * two turns connections of everybody else are served. A client may send a hundred requests in one packet; without turns
 * all of them would be worked out before anybody, the probes of a balancer included, was heard again.
 */
export interface Turns {
  /** Resolves in a turn in which no other work of this kind begins: how long it takes is not known. */
  alone(caller: string): Promise<void>;
  /** For work that begins at once when it may: undefined while the turn has time left. */
  shared(caller: string): Promise<void> | undefined;
}

export interface TurnSettings {
  /** How long one turn begins work. */
  readonly turnMs: number;
  readonly now: () => number;
}

interface Ticket {
  readonly isAlone: boolean;
  readonly call: () => void;
}

const usual: TurnSettings = { turnMs: 10, now: () => performance.now() };

export function createTurns({ turnMs, now }: TurnSettings = usual): Turns {
  /** By caller: whoever comes first is called first, and goes to the end with what else it has. */
  const waiting = new Map<string, Ticket[]>();
  let begun: number | undefined;
  let isTaken = false;

  function begin(): void {
    if (begun !== undefined) return;
    begun = now();
    isTaken = false;
    // After what has arrived on the sockets meanwhile.
    setImmediate(() => void nextTurn());
  }

  async function nextTurn(): Promise<void> {
    begun = undefined;
    if (waiting.size > 0) begin();
    while (waiting.size > 0 && !isTaken && hasTime()) {
      const { isAlone, call } = next();
      isTaken = isAlone;
      call();
      // What was called begins before this goes on.
      await undefined;
    }
  }

  const hasTime = (): boolean => begun === undefined || now() - begun < turnMs;

  function next(): Ticket {
    const [[caller, [first, ...others]]] = waiting as unknown as [[string, [Ticket, ...Ticket[]]]];
    waiting.delete(caller);
    if (others.length > 0) waiting.set(caller, others);
    return first;
  }

  const queue = (caller: string, isAlone: boolean): Promise<void> =>
    new Promise((call) => {
      const tickets = waiting.get(caller);
      if (tickets === undefined) waiting.set(caller, [{ isAlone, call }]);
      else tickets.push({ isAlone, call });
    });

  return {
    alone: async (caller) => {
      begin();
      if (isTaken || waiting.size > 0 || !hasTime()) return queue(caller, true);
      isTaken = true;
    },
    shared: (caller) => {
      begin();
      return hasTime() ? undefined : queue(caller, false);
    },
  };
}
