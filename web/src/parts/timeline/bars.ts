// Counts by period as bars over time: true to the calendar, empty periods empty, and merged only as far as they would not fit.
import { days } from '../../lib/format';

export type Unit = 'day' | 'week' | 'month' | 'year';

/** A row of the API's series: a period ("1990-08-02", "1990-W31", "1990-08", "1990") and a key of it. */
export interface SeriesRow {
  readonly period: string;
  readonly key: string;
  readonly mentions: number;
}

/** A bar from one day to another, both as days since 1970 and within it; counts go by key. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
  readonly total: number;
}

const DAY = 86_400_000;
const UNITS: readonly Unit[] = ['day', 'week', 'month', 'year'];

/** Days since 1970 of an ISO day, month or year. */
export function dayNumber(iso: string): number {
  const [year, month = 1, date = 1] = iso.split('-').map(Number) as [number, number?, number?];
  return utc(year, month - 1, date);
}

export const isoDay = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

function utc(year: number, month: number, date: number): number {
  const made = new Date(0);
  made.setUTCFullYear(year, month, date);
  return made.getTime() / DAY;
}

/** The first and the last day of a period. */
export function spanOf(period: string): readonly [number, number] {
  const week = /^(\d{4})-W(\d{2})$/.exec(period);
  if (week) {
    const fourth = utc(Number(week[1]), 0, 4);
    const monday = fourth - ((((fourth + 3) % 7) + 7) % 7) + (Number(week[2]) - 1) * 7;
    return [monday, monday + 6];
  }
  const [year, month, date] = period.split('-').map(Number) as [number, number?, number?];
  if (date) return [dayNumber(period), dayNumber(period)];
  return month
    ? [utc(year, month - 1, 1), utc(year, month, 1) - 1]
    : [utc(year, 0, 1), utc(year + 1, 0, 1) - 1];
}

/** The unit in which so many days can be seen: days up to five months, weeks to three years, months to forty. */
export function unitFor(days: number): Unit {
  if (days <= 150) return 'day';
  if (days <= 3 * 366) return 'week';
  return days <= 40 * 366 ? 'month' : 'year';
}

/** Bars from rows of the series, in time; counts stand in the order of the keys. */
export function barsOf(rows: readonly SeriesRow[], keys: readonly string[]): readonly Bar[] {
  const places = new Map(keys.map((key, place) => [key, place]));
  const counts = new Map<string, number[]>();
  for (const { period, key, mentions } of rows) {
    const place = places.get(key);
    const of = counts.get(period) ?? keys.map(() => 0);
    counts.set(period, of);
    if (place !== undefined) of[place]! += mentions;
  }
  return [...counts]
    .map(([period, of]) => bar(...spanOf(period), of))
    .sort((one, other) => one.from - other.from);
}

const bar = (from: number, to: number, counts: readonly number[]): Bar => ({
  from,
  to,
  counts,
  total: counts.reduce((sum, count) => sum + count, 0),
});

/** Bars merged to longer units until there are at most so many over their whole span; and the unit they are then. */
export function fitted(
  bars: readonly Bar[],
  unit: Unit,
  most: number,
): { readonly bars: readonly Bar[]; readonly unit: Unit } {
  if (!bars.length) return { bars, unit };
  const length = bars.at(-1)!.to - bars[0]!.from + 1;
  const long: Record<Unit, number> = { day: 1, week: 7, month: 30.4, year: 365.2 };
  const wanted = UNITS.slice(UNITS.indexOf(unit)).find((one) => length / long[one] <= most) ?? 'year';
  if (wanted === unit) return { bars, unit };
  const merged = new Map<number, Bar>();
  for (const one of bars) {
    const [from, to] = spanOf(periodOf(Math.floor((one.from + one.to) / 2), wanted));
    const before = merged.get(from);
    const counts = before ? before.counts.map((count, place) => count + one.counts[place]!) : one.counts;
    merged.set(from, bar(from, to, counts));
  }
  return { bars: [...merged.values()], unit: wanted };
}

/** The period in which a day lies. */
export function periodOf(number: number, unit: Unit): string {
  const iso = isoDay(number);
  if (unit === 'day') return iso;
  if (unit === 'month') return iso.slice(0, 7);
  if (unit === 'year') return iso.slice(0, 4);
  const thursday = number - ((((number + 3) % 7) + 7) % 7) + 3;
  const year = new Date(thursday * DAY).getUTCFullYear();
  const week = Math.floor((thursday - utc(year, 0, 1)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** A bar's days in words. */
export const barDays = ({ from, to }: Bar): string => days(isoDay(from), isoDay(to));
