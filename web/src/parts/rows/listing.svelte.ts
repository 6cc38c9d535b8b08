// A list of rows that the API gives in pages: asked anew when its question changes, and more of it on demand.
import { untrack } from 'svelte';
import { get, Refusal, remembered } from '../../lib/api/asking';

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly count: number;
  readonly exact: boolean;
}

export const PAGE = 50;
const MOST = 1000;

/** The path of a list with the filters of an address, as many rows at a time. */
export function pathOf(path: string, query: URLSearchParams, limit: number, cursor = ''): string {
  const asked = new URLSearchParams(query);
  asked.set('limit', String(Math.min(MOST, Math.max(1, limit))));
  if (cursor) asked.set('cursor', cursor);
  return `${path}?${asked.toString()}`;
}

export class Listing<Row> {
  rows = $state.raw<readonly Row[]>([]);
  next = $state<string | null>(null);
  count = $state(0);
  exact = $state(true);
  /** An answer has come, be it an empty one. */
  ready = $state(false);
  waiting = $state(false);
  refusal = $state.raw<Refusal>();
  #again = $state(0);
  #answered = $state('');
  #stop = new AbortController();

  /** `reach` is how many rows were shown when the address was made. */
  constructor(
    readonly path: () => string,
    readonly question: () => URLSearchParams,
    reach: () => number,
  ) {
    $effect(() => {
      const [asked, query] = [path(), question().toString()];
      void this.#again;
      const stop = (this.#stop = new AbortController());
      untrack(() => void this.#load(asked, new URLSearchParams(query), reach(), stop));
      return () => stop.abort();
    });
  }

  /** The rows shown are those that the address asks for now; what is only counted or drawn can wait for them. */
  get settled(): boolean {
    return this.#answered === `${this.path()}?${this.question().toString()}`;
  }

  /** Ask the same again, after something was changed. */
  again(): void {
    this.#again += 1;
  }

  /** Add the next rows; gives how many are shown then. */
  async more(): Promise<number> {
    const cursor = this.next;
    if (!cursor || this.waiting) return this.rows.length;
    await this.#ask(pathOf(this.path(), this.question(), PAGE, cursor), this.#stop, (page) => {
      this.rows = [...this.rows, ...page.rows];
      this.next = page.next;
    });
    return this.rows.length;
  }

  async #load(path: string, query: URLSearchParams, reach: number, stop: AbortController): Promise<void> {
    const asked = pathOf(path, query, reach);
    const known = remembered<Page<Row>>(asked);
    if (known) this.#take(known);
    await this.#ask(asked, stop, (page) => this.#take(page));
    if (!stop.signal.aborted) this.#answered = `${path}?${query.toString()}`;
    while (!stop.signal.aborted && this.next && !this.refusal && this.rows.length < reach) await this.more();
  }

  #take(page: Page<Row>): void {
    this.rows = page.rows;
    this.next = page.next;
    this.count = page.count;
    this.exact = page.exact;
    this.ready = true;
  }

  async #ask(path: string, stop: AbortController, take: (page: Page<Row>) => void): Promise<void> {
    this.waiting = true;
    try {
      const page = await get<Page<Row>>(path, stop.signal);
      if (stop.signal.aborted) return;
      this.refusal = undefined;
      take(page);
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof Refusal)) throw error;
      this.refusal = error;
    } finally {
      if (!stop.signal.aborted) this.waiting = false;
    }
  }
}
