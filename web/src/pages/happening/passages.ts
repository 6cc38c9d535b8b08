// What a report says of a happening: its sentences, with the words marked on which events and figures rest.
import type { components } from '../../lib/api/schema';
import type { Report } from './chains';

export type EventTold = components['schemas']['EventTold'];
export type TollTold = components['schemas']['TollTold'];
type Account = components['schemas']['AccountTold'];

export interface Marked {
  readonly text: string;
  /** The row that rests on these words: its uid, and what it is. */
  readonly uid: string | null;
  readonly of: 'event' | 'figure' | null;
}
export interface Sentence {
  readonly start: number;
  readonly pieces: readonly Marked[];
  readonly events: readonly EventTold[];
  readonly tolls: readonly TollTold[];
}

/** The sentences of accounts of one article in the order of the text, each once. */
export function sentencesOf(accounts: readonly Account[]): readonly Sentence[] {
  const starts = new Map<number, { events: EventTold[]; tolls: TollTold[] }>();
  const at = (start: number) => starts.get(start) ?? starts.set(start, { events: [], tolls: [] }).get(start)!;
  for (const event of accounts.flatMap((account) => account.events))
    at(event.sentence.start).events.push(event);
  for (const toll of accounts.flatMap((account) => account.tolls)) at(toll.sentence.start).tolls.push(toll);
  return [...starts]
    .sort(([one], [other]) => one - other)
    .map(([start, { events, tolls }]) => {
      const { text } = (events[0] ?? tolls[0]!).sentence;
      const spans = [
        ...events.map(({ uid, start, end }) => ({ uid, start, end, of: 'event' as const })),
        ...tolls.map(({ uid, start, end }) => ({ uid, start, end, of: 'figure' as const })),
      ];
      return { start, events, tolls, pieces: cut(text, start, spans) };
    });
}

interface Span {
  readonly uid: string;
  readonly start: number;
  readonly end: number;
  readonly of: 'event' | 'figure';
}

/** A text cut at spans that count characters (not UTF-16 units); of spans that overlap the first stands. */
export function cut(text: string, from: number, spans: readonly Span[]): readonly Marked[] {
  const letters = Array.from(text);
  const found: Marked[] = [];
  const plain = (start: number, end: number) => {
    if (end > start) found.push({ text: letters.slice(start, end).join(''), uid: null, of: null });
  };
  let at = 0;
  for (const span of [...spans].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const [start, end] = [span.start - from, Math.min(span.end - from, letters.length)];
    if (start < at || end <= start) continue;
    plain(at, start);
    found.push({ text: letters.slice(start, end).join(''), uid: span.uid, of: span.of });
    at = end;
  }
  plain(at, letters.length);
  return found;
}

/** What a report says of it, without blanks that differ. */
export const wordsOf = (report: Report): string =>
  sentencesOf(report.accounts)
    .map((one) => one.pieces.map((piece) => piece.text).join(''))
    .join(' ')
    .replace(/\s+/g, ' ');
