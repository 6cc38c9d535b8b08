// Columns of a table of rows, and the words around it.
import type { Snippet } from 'svelte';
import { counted, number } from '../../lib/format';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: Snippet<[Row]>;
  /** The API's name of the order by this column, without the sign. */
  readonly sort?: string;
  /** Numbers, right-aligned. */
  readonly numeric?: boolean;
  /** The heading of the row, which leads to what it is of; its cell holds no link of its own. */
  readonly lead?: boolean;
  /** As CSS has it; the rest share what is left. */
  readonly width?: string;
  /** Left out on phones. */
  readonly wide?: boolean;
}

/** "1,234 events", "more than 10,000 events", "no event". */
export function countWords(count: number, exact: boolean, [one, many]: readonly [string, string]): string {
  if (!exact) return `more than ${number(count)} ${many}`;
  return count ? counted(count, one, many) : `no ${one}`;
}

/** The order after a click on a heading: first as lists begin, then the other way. */
export function nextSort(name: string, present: string): string {
  return present === `-${name}` ? name : `-${name}`;
}

/** How a column is ordered now, as aria has it. */
export function sortedBy(name: string | undefined, present: string): 'ascending' | 'descending' | undefined {
  if (!name) return undefined;
  if (present === name) return 'ascending';
  return present === `-${name}` ? 'descending' : undefined;
}

/** The place in a list after a step; from nowhere a step leads to the first or the last. */
export function stepped(place: number, by: number, length: number): number {
  if (!length) return -1;
  if (place < 0) return by > 0 ? 0 : length - 1;
  return Math.max(0, Math.min(length - 1, place + by));
}
