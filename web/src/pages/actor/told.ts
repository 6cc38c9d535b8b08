// What an actor's page makes of an answer: the months of its timeline, the shares of its bars, who uses which words.
import type { components } from '../../lib/api/schema';
import type { SeriesRow } from '../../parts/timeline/bars';

export type Told = components['schemas']['EntityTold'];
export type NameUsed = components['schemas']['NameUsed'];
export type Side = 'acts' | 'receives';

/** Rows of a timeline from months: what it does, what is done to it, or both. */
export function seriesOf(months: Told['months'], side: Side | null): readonly SeriesRow[] {
  return months
    .map(({ month, quad, acts, receives }) => ({
      period: month,
      key: String(quad),
      mentions: side ? { acts, receives }[side] : acts + receives,
    }))
    .filter(({ mentions }) => mentions);
}

/** How many mentions are in no month, of a side or of both. */
export function undatedOf({ deeds, months }: Pick<Told, 'deeds' | 'months'>, side: Side | null): number {
  const sum = (rows: readonly Record<Side, number>[]): number =>
    rows.reduce((all, row) => all + (side ? row[side] : row.acts + row.receives), 0);
  return sum(deeds) - sum(months);
}

/** Types of what it does or what is done to it, the most frequent first. */
export function typesOf(
  deeds: Told['deeds'],
  side: Side,
): readonly { type: string; quad: number; mentions: number }[] {
  return deeds
    .map((deed) => ({ type: deed.type, quad: deed.quad, mentions: deed[side] }))
    .filter(({ mentions }) => mentions)
    .sort((one, other) => other.mentions - one.mentions || one.type.localeCompare(other.type, 'en'));
}

/** What kind of words they are. */
const FORMS: Record<string, string> = {
  name: 'name',
  role: 'office',
  nominal: 'description',
  metonym: 'place or thing that stands for it',
  demonym: 'adjective of its country',
};
export const formWords = (forms: readonly string[]): string =>
  forms.map((form) => FORMS[form] ?? form).join(', ');

/** Outlets and speakers with how often each uses the words, those who do so most first. */
export interface Users {
  readonly shown: readonly (readonly [string, number])[];
  readonly more: number;
}
export const users = (all: readonly (readonly [string, number])[], most: number): Users => ({
  shown: all.slice(0, most),
  more: Math.max(0, all.length - most),
});
