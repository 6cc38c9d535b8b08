// What is exported and how, as the address has it: which rows, the format, and the rule of the toll.
import type { components } from '../../lib/api/schema';
import { filtersOf } from '../../lib/filters';

type Schemas = components['schemas'];
export type Format = Schemas['FormatTold'];
export type Told = Schemas['ExportTold'];

const OF_HAPPENINGS = ['origins', 'articles', 'mode', 'place', 'figure', 'disputed'];
const USUAL = { rule: 'range', dated_by: 'text' };

export interface Choice {
  readonly of: 'events' | 'happenings';
  readonly format: string;
  readonly tables: boolean;
  readonly rule: string;
  readonly anonymous: boolean;
  readonly dated_by: string;
}

/** The choice that an address makes; what only happenings can be asked for makes it one of happenings. */
export function choiceOf(query: URLSearchParams): Choice {
  const own = OF_HAPPENINGS.some((name) => query.has(name));
  const of = query.get('of') ?? (own ? 'happenings' : 'events');
  return {
    of: of === 'happenings' ? 'happenings' : 'events',
    format: query.get('format') ?? 'csv',
    tables: query.get('tables') === 'true',
    rule: query.get('rule') ?? USUAL.rule,
    anonymous: query.get('anonymous') === 'true',
    dated_by: query.get('dated_by') ?? USUAL.dated_by,
  };
}

/** The question to the API that a choice under the filters of an address is; what is usual is left out. */
export function questionOf(
  query: URLSearchParams,
  choice: Choice,
  more: Record<string, string> = {},
): string {
  const asked = filtersOf(query);
  if (choice.of === 'happenings') asked.set('of', 'happenings');
  if (choice.tables && choice.format === 'csv') asked.set('tables', 'true');
  if (choice.rule !== USUAL.rule) asked.set('rule', choice.rule);
  if (choice.anonymous) asked.set('anonymous', 'true');
  if (choice.dated_by !== USUAL.dated_by) asked.set('dated_by', choice.dated_by);
  for (const [name, value] of Object.entries(more)) asked.set(name, value);
  return asked.size ? `?${asked.toString()}` : '';
}

const NAMES: Record<string, string> = {
  parquet: 'Parquet, all tables',
  csv: 'CSV, one table',
  'csv tables': 'CSV, all tables',
  jsonl: 'JSON Lines, the records',
  plover: 'PLOVER',
  geojson: 'GeoJSON',
  gdelt: 'GDELT 2.0',
  icews: 'ICEWS',
  polecat: 'POLECAT',
  acled: 'ACLED',
  ucdp: 'UCDP GED',
  eventreport: 'eventreport',
  hxl: 'HXL',
  graphml: 'GraphML',
  gexf: 'GEXF for Gephi',
};

export interface Offer {
  readonly format: Format;
  readonly tables: boolean;
  readonly name: string;
}

/** The formats as they are offered: one that is a file or a folder is offered as both. */
export const offersOf = (formats: readonly Format[]): readonly Offer[] =>
  formats.flatMap((format) =>
    (format.target === 'either' ? [false, true] : [false]).map((tables) => ({
      format,
      tables,
      name: NAMES[tables ? `${format.name} tables` : format.name] ?? format.name,
    })),
  );

/** What a format says of "folder: …; one file: …" for the one that is chosen. */
export function partOf(text: string, { format, tables }: Offer): string {
  if (format.target !== 'either') return text;
  const parts = text.split('; ').map((part) => part.split(': '));
  const wanted = tables ? 'folder' : 'one file';
  const found = parts.find(([head]) => head === wanted);
  if (found) return found.slice(1).join(': ');
  return text;
}

/** What a format has no room for, without what is said of its other shape. */
export const lossesOf = (offer: Offer): readonly string[] =>
  offer.format.loses
    .filter((loss) => !(offer.tables && loss.startsWith('one file: ')))
    .map((loss) => loss.replace(/^one file: /, ''));

const DATED = {
  day: 'an event whose day is not known is left out',
  span: 'an event without a known day, week or month is left out',
  open: 'an event without a date has an empty one',
};

/** Which events a format takes, in words. */
export const takes = ({ status, dated }: Format): string =>
  `${status === 'yes' ? 'events of every status, which stands in the row' : 'only what happened (actual or ongoing), unless a status is asked for'}; ${DATED[dated]}`;
