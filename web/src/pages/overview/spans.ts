// The timeline of the overview: what is asked for it, and its answer as bars.
import type { components } from '../../lib/api/schema';
import { filtersOf } from '../../lib/filters';
import { dayNumber, isoDay, spanOf, type SeriesRow, type Unit } from '../../parts/timeline/bars';

export type Timeline = components['schemas']['Timeline'];

/** Filters that only happenings have; what counts mentions leaves them aside. */
const OF_HAPPENINGS = ['mode', 'place', 'origins', 'articles', 'figure', 'disputed'];
const STATUSES_OF_HAPPENINGS = ['asserted', 'disputed'];

/** The filters of an address that mentions of events have. */
export function ofMentions(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...filtersOf(query)].filter(
      ([name, value]) =>
        !OF_HAPPENINGS.includes(name) && !(name === 'status' && STATUSES_OF_HAPPENINGS.includes(value)),
    ),
  );
}

/** Whether an address has filters that mentions do not have. */
export const leavesAside = (query: URLSearchParams): boolean =>
  ofMentions(query).size < filtersOf(query).size;

/** The question for the timeline: all days, or those around the chosen ones when it is to show these nearer. */
export function questionOf(query: URLSearchParams): string {
  const asked = ofMentions(query);
  const [since, until] = [asked.get('since'), asked.get('until')];
  asked.delete('since');
  asked.delete('until');
  const by = query.get('by');
  if (by) asked.set('by', by);
  if (query.get('near_days') && since && until) {
    const [first, last] = around(since, until);
    asked.set('since', first);
    asked.set('until', last);
  }
  return `/timeline?${asked.toString()}`;
}

/** The days that are shown around a span: half its length more on each side, a week at least. */
export function around(since: string, until: string): readonly [string, string] {
  const [first, last] = [dayNumber(since), spanOf(until)[1]];
  const more = Math.max(7, Math.ceil((last - first + 1) / 2));
  return [isoDay(first - more), isoDay(last + more)];
}

/** The answer as rows of the series. */
export function rowsOf(timeline: Timeline): readonly SeriesRow[] {
  return timeline.counts.flatMap((counts, quad) =>
    counts.map((mentions, place) => ({
      period: timeline.periods[place]!,
      key: String(quad + 1),
      mentions,
    })),
  );
}

export const unitOf = (text: string | null): Unit | null =>
  text === 'day' || text === 'week' || text === 'month' || text === 'year' ? text : null;
