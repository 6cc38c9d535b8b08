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

/** The path of a list with the filters of an address, as many rows at a time; how many there are in all is asked apart. */
export function pathOf(path: string, query: URLSearchParams, limit: number, cursor = ''): string {
  const asked = new URLSearchParams(query);
  asked.set('limit', String(Math.min(MOST, Math.max(1, limit))));
  asked.set('counted', 'false');
  if (cursor) asked.set('cursor', cursor);
  return `${path}?${asked.toString()}`;
}

/** The path that tells how many rows there are, and none of them. */
export function countPathOf(path: string, query: URLSearchParams): string {
  const asked = new URLSearchParams(query);
  asked.set('limit', '0');
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
    const count = countPathOf(path, query);
    const [known, all] = [remembered<Page<Row>>(asked), remembered<Page<Row>>(count)];
    if (known) this.#take(known, all);
    let counted = true;
    await this.#ask(asked, stop, (page) => {
      this.#take(page, all);
      counted = page.exact;
    });
    if (!stop.signal.aborted) this.#answered = `${path}?${query.toString()}`;
    if (!counted) void this.#count(count, stop);
    while (!stop.signal.aborted && this.next && !this.refusal && this.rows.length < reach) await this.more();
  }

  /** Show a page, and how many rows there are: of `all` when that is known, or else at least these. */
  #take(page: Page<Row>, all: Page<Row> | undefined): void {
    this.rows = page.rows;
    this.next = page.next;
    const told = !page.exact && all ? all : page;
    this.count = told.count;
    this.exact = told.exact;
    this.ready = true;
  }

  /** How many rows there are in all; where that cannot be told, at least those that are shown. */
  async #count(path: string, stop: AbortController): Promise<void> {
    try {
      const told = await get<Page<Row>>(path, stop.signal);
      if (stop.signal.aborted) return;
      this.count = Math.max(told.count, this.rows.length);
      this.exact = told.exact;
    } catch (error) {
      if (!stop.signal.aborted && !(error instanceof Refusal)) throw error;
    }
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
