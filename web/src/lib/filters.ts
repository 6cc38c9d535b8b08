// The filters of all pages: names as in the API and in the address, how each is called, and how its values are said.
import { day, QUADS, title, words } from './format';

export interface FilterKind {
  readonly name: string;
  readonly title: string;
  /** "many": several values; "one": a text; "switch": on or off; "day": a day, month or year. */
  readonly takes: 'many' | 'one' | 'switch' | 'day';
}

/** Names and kinds of the filters: the one table to add to. */
export const FILTERS: readonly FilterKind[] = [
  { name: 'since', title: 'since', takes: 'day' },
  { name: 'until', title: 'until', takes: 'day' },
  { name: 'within', title: 'wholly within these days', takes: 'switch' },
  { name: 'undated', title: 'also without a day', takes: 'switch' },
  { name: 'published_since', title: 'published since', takes: 'day' },
  { name: 'published_until', title: 'published until', takes: 'day' },
  { name: 'country', title: 'in', takes: 'many' },
  { name: 'place', title: 'at', takes: 'many' },
  { name: 'box', title: 'in the box', takes: 'one' },
  { name: 'near', title: 'near', takes: 'one' },
  { name: 'type', title: 'type', takes: 'many' },
  { name: 'mode', title: 'mode', takes: 'many' },
  { name: 'quad', title: 'class', takes: 'many' },
  { name: 'status', title: 'status', takes: 'many' },
  { name: 'effect', title: 'effect', takes: 'many' },
  { name: 'actor', title: 'by', takes: 'many' },
  { name: 'recipient', title: 'to', takes: 'many' },
  { name: 'party', title: 'with', takes: 'many' },
  { name: 'dyad', title: 'between', takes: 'many' },
  { name: 'source', title: 'reported by', takes: 'many' },
  { name: 'said_by', title: 'said by', takes: 'many' },
  { name: 'stance', title: 'said as', takes: 'many' },
  { name: 'origins', title: 'independent origins at least', takes: 'one' },
  { name: 'articles', title: 'articles at least', takes: 'one' },
  { name: 'figure', title: 'figure at least', takes: 'one' },
  { name: 'disputed', title: 'figures in dispute', takes: 'switch' },
  { name: 'text', title: 'words', takes: 'one' },
  { name: 'article', title: 'article', takes: 'many' },
  { name: 'happening', title: 'happening', takes: 'many' },
  { name: 'once', title: 'no restatements', takes: 'switch' },
  { name: 'corrected', title: 'only what was accepted or edited', takes: 'switch' },
  { name: 'rejected', title: 'also what was rejected', takes: 'switch' },
];

const KINDS = new Map(FILTERS.map((kind) => [kind.name, kind]));

/** The part of an address that limits rows: filters, and nothing of how the page looks. */
export function filtersOf(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => KINDS.has(name)));
}

export interface Active {
  readonly name: string;
  readonly value: string;
  /** What the filter is called, and its value in words. */
  readonly title: string;
  readonly said: string;
  /** The filter without this value. */
  readonly without: Record<string, readonly string[]>;
}

/** The filters of an address, one for each value, in the order of the table. */
export function active(query: URLSearchParams, names?: readonly string[]): readonly Active[] {
  return FILTERS.filter((kind) => !names || names.includes(kind.name)).flatMap((kind) =>
    [...new Set(query.getAll(kind.name))].map((value) => ({
      name: kind.name,
      value,
      title: kind.title,
      said: kind.takes === 'switch' ? '' : said(kind, value),
      without: { [kind.name]: query.getAll(kind.name).filter((other) => other !== value) },
    })),
  );
}

function said({ name, takes }: FilterKind, value: string): string {
  if (takes === 'day') return day(value);
  if (name === 'type') return /^\d/.test(value) ? `CAMEO ${value}` : title(value);
  if (name === 'status' || name === 'mode' || name === 'effect') return words(value);
  if (name === 'quad') return QUADS[Number(value)] ?? value;
  if (name === 'dyad') return value.replace('>', ' → ').replace('-', ' – ');
  if (name === 'text') return `“${value}”`;
  return value;
}

/** A list with a value taken in when it was out, and out when it was in. */
export const toggled = (values: readonly string[], value: string): readonly string[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
