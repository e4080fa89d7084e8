/** Callers who place orders and do not give up before a receipt is in their hands; some ask twice, some at once. */
import { pick, type Random, whole } from '../random.ts';

export interface OrderWish {
  readonly key: string;
  readonly customerId: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: string }[];
}

export interface Accepted {
  readonly wish: OrderWish;
  /** Every command id that was answered for this key; must be one. */
  readonly ids: ReadonlySet<string>;
}

export interface CallersParts {
  readonly urls: readonly [string, ...string[]];
  readonly apiKey: string;
  readonly random: Random;
  readonly customers: readonly [string, ...string[]];
  readonly skus: readonly [string, ...string[]];
}

export interface Answer {
  readonly data?: {
    readonly placeOrder?: {
      readonly command: { readonly id: string } | null;
      readonly userErrors: readonly object[];
    };
  };
  readonly errors?: readonly { readonly extensions?: { readonly code?: string }; readonly message: string }[];
}

const placing = `mutation ($input: PlaceOrderInput!, $key: String!) {
  placeOrder(input: $input, idempotencyKey: $key, waitSeconds: 2) {
    command { id state }
    userErrors { code field message }
  }
}`;

/** Asking again changes nothing. */
const final: readonly string[] = ['BAD_USER_INPUT', 'IDEMPOTENCY_CONFLICT', 'UNAUTHENTICATED', 'FORBIDDEN'];

export class Callers {
  readonly accepted: Accepted[] = [];
  readonly refused: string[] = [];
  repeats = 0;
  /** Why callers had to ask once more. */
  readonly insisted: string[] = [];
  #next = 0;

  constructor(private readonly parts: CallersParts) {}

  async placeAll(orders: number, callers: number): Promise<void> {
    const call = async () => {
      while (this.#next < orders) {
        this.#next += 1;
        await this.#placeOne(this.#wish(this.#next));
      }
    };
    await Promise.all(Array.from({ length: callers }, call));
  }

  get placed(): number {
    return this.accepted.length;
  }

  #wish(number: number): OrderWish {
    const { random, customers, skus } = this.parts;
    const lines = Array.from({ length: whole(random, 1, 3) }, () => ({
      sku: pick(random, skus),
      quantity: String(whole(random, 1, 9)),
    }));
    return { key: `chaos-${number}`, customerId: pick(random, customers), lines };
  }

  async #placeOne(wish: OrderWish): Promise<void> {
    const twins = this.parts.random() < 0.1 ? 2 : 1;
    const first = await Promise.all(Array.from({ length: twins }, () => this.#insist(wish)));
    const again = this.parts.random() < 0.1 ? [await this.#insist(wish)] : [];
    this.repeats += twins - 1 + again.length;
    const ids = new Set([...first, ...again].filter((id) => id !== undefined));
    if (ids.size > 0) this.accepted.push({ wish, ids });
  }

  /** Asks until there is a receipt. Undefined when the order was refused for good. */
  async #insist(wish: OrderWish): Promise<string | undefined> {
    for (;;) {
      const answer = await this.#ask(wish);
      const id = answer?.data?.placeOrder?.command?.id;
      if (id !== undefined) return id;
      const faults = answer?.data?.placeOrder?.userErrors ?? [];
      const codes = answer?.errors?.map(({ extensions }) => extensions?.code) ?? [];
      if (faults.length > 0 || codes.some((code) => final.includes(code ?? ''))) {
        this.refused.push(`${wish.key}: ${JSON.stringify(faults)} ${JSON.stringify(answer?.errors ?? [])}`);
        return undefined;
      }
      this.repeats += 1;
      this.insisted.push(codes.join() || 'no answer');
      await new Promise((resolve) => setTimeout(resolve, 100 + this.parts.random() * 400));
    }
  }

  async #ask({ key, ...order }: OrderWish): Promise<Answer | undefined> {
    const { urls, random, apiKey } = this.parts;
    try {
      const response = await fetch(`${pick(random, urls)}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
        body: JSON.stringify({ query: placing, variables: { key, input: { ...order, poNumber: key } } }),
        signal: AbortSignal.timeout(20_000),
      });
      return (await response.json()) as Answer;
    } catch {
      return undefined;
    }
  }
}
