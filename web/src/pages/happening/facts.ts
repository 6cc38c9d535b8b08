// When and where a happening was, and by what words that is known.
import type { components } from '../../lib/api/schema';
import { days, precision } from '../../lib/format';
import type { MapPoint } from '../../parts/map/points';

type Told = components['schemas']['HappeningTold'];

const DAYS: Record<string, string> = {
  event: 'from the words of the event',
  sentence: 'from its sentence',
  passage: 'from the passage around it',
  published: 'day not stated: the ten days before it was first published',
};
const PLACES: Record<string, string> = {
  event: 'from the words of the event',
  sentence: 'from its sentence',
  headline: 'from the headline',
  dateline: 'from the dateline: where the report was written',
  passage: 'from the passage around it',
};

/** The days, and by what they are known. */
export function when({ days: told }: Told): { text: string; basis: string } {
  if (!told) return { text: 'day not stated', basis: '' };
  const within = told.basis === 'published' ? 'within ' : '';
  return { text: within + days(told.from, told.to), basis: DAYS[told.basis ?? ''] ?? '' };
}

/** The place, how precisely it is known, and by what. */
export function where({ place }: Told): { text: string; basis: string } {
  if (!place) return { text: 'place not stated', basis: '' };
  const inside = [place.name, place.admin1, place.country].filter(Boolean);
  const known = PLACES[place.basis] ?? '';
  const text = inside.filter((part, at) => inside.indexOf(part) === at).join(', ');
  return { text, basis: [precision(place.radius_km), known].filter(Boolean).join(' · ') };
}

/** The class of the act, as its events have it. */
export const quadOf = (told: Told): number | null =>
  told.reports
    .flatMap((report) => report.accounts.flatMap((account) => account.events))
    .find((event) => event.type === told.type)?.quad ?? null;

/** The place of the happening, and further places that single accounts name, each once. */
export function pointsOf(told: Told): readonly MapPoint[] {
  const quad = quadOf(told);
  const own = point(told.id, told.place, { quad, status: told.status, detail: 'the happening' });
  const found = new Map<string, MapPoint>();
  for (const report of told.reports) {
    for (const event of report.accounts.flatMap((account) => account.events)) {
      const more = {
        quad: event.quad,
        status: event.status,
        detail: `as ${report.publisher ?? report.id} has it`,
      };
      const made = point(event.uid, event.where, more);
      if (made) found.set(`${made.title} ${made.radius_km}`, made);
    }
  }
  if (own) found.delete(`${own.title} ${own.radius_km}`);
  return own ? [own, ...found.values()] : [...found.values()];
}

/** "Nairobi within about 22 km, as the Herald has it": the area of a point, in words. */
export const areaWords = ({ title, radius_km, detail }: MapPoint): string =>
  `${title} ${precision(radius_km)}` + (detail?.startsWith('as ') ? `, ${detail}` : '');

interface Place {
  readonly name: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly radius_km: number | null;
}

function point(id: string, place: Place | null, more: Partial<MapPoint>): MapPoint | null {
  if (!place || place.lat === null || place.lon === null) return null;
  return { id, title: place.name, lat: place.lat, lon: place.lon, radius_km: place.radius_km, ...more };
}

/** Names, those that differ only in capitals once. */
export const distinct = (names: readonly string[]): readonly string[] =>
  names.filter((name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at);

/** A name that is kept in small letters, as a report writes it. */
export function asWritten(name: string, told: Told): string {
  for (const account of told.reports.flatMap((report) => report.accounts)) {
    for (const { sentence } of [...account.events, ...account.tolls]) {
      const at = sentence.text.toLowerCase().indexOf(name.toLowerCase());
      if (at >= 0) return sentence.text.slice(at, at + name.length);
    }
  }
  return name;
}
