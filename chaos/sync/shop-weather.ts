/** The faults of the shop in turn: throttling, outages, cut connections, slowness, a queue that stands still. */
import type { Distributor } from '../../sandbox/distributor/start.ts';
import { pick, type Random } from '../random.ts';

type ShopFaults = Distributor['oro']['parts']['faults'];
type Settings = Parameters<ShopFaults['set']>[0];

const faults: readonly [Settings, ...Settings[]] = [
  { failRate: 0.3, status: 429, retryAfterSeconds: 1 },
  { failRate: 0.3, status: 503 },
  { failRate: 0.1, status: 500 },
  { dropConnection: 0.1 },
  { latencyMs: 300 },
  // Longer than the gateway waits.
  { latencyMs: 3_500 },
  { consumer: false },
  {},
  {},
];

export class ShopWeather {
  readonly seen = new Map<string, number>();
  #isOver = false;

  constructor(
    private readonly shop: ShopFaults,
    private readonly random: Random,
  ) {}

  async blow(): Promise<void> {
    while (!this.#isOver) {
      const settings = pick(this.random, faults);
      const name = Object.entries(settings)
        .map(([key, value]) => `${key} ${value}`)
        .join(' ');
      if (name !== '') this.seen.set(name, (this.seen.get(name) ?? 0) + 1);
      this.shop.clear();
      this.shop.set(settings);
      await new Promise((resolve) => setTimeout(resolve, 500 + this.random() * 1_500));
    }
    this.shop.clear();
  }

  end(): void {
    this.#isOver = true;
  }
}
