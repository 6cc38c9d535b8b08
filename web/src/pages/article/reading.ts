// What was read in an article, as marks on its words and as rows in the order of the text.
import { counted } from '../../lib/format';
import type { Span } from './segments';
import type { ArticleTold, Claim, Event, Item, Reading, Setting, Toll } from './told';

export type Layer = 'parties' | 'events' | 'figures' | 'claims' | 'places' | 'times';
export type Role =
  | 'actor'
  | 'recipient'
  | 'both'
  | 'party'
  | 'event'
  | 'figure'
  | 'cue'
  | 'speaker'
  | 'content'
  | 'place'
  | 'time'
  | 'lead'
  | 'credit'
  | 'spot';

/**
 * Words and their role. `id` is that of the row of the record they belong to; `items` are the rows they lead to, and
 * `own` the actor, place or time that they are.
 */
export interface Mark extends Span {
  readonly role: Role;
  readonly layer: Layer | null;
  readonly id: string;
  readonly items: readonly string[];
  readonly own?: string;
}

export interface Layered {
  readonly layer: Layer;
  readonly key: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export const LAYERS: readonly Layered[] = [
  { layer: 'parties', key: '1', name: 'Parties', roles: ['actor', 'recipient'] },
  { layer: 'events', key: '2', name: 'Events', roles: ['event'] },
  { layer: 'figures', key: '3', name: 'Figures', roles: ['figure'] },
  { layer: 'claims', key: '4', name: 'Claims', roles: ['cue'] },
  { layer: 'places', key: '5', name: 'Places', roles: ['place'] },
  { layer: 'times', key: '6', name: 'Times', roles: ['time'] },
];
export const LAYER_OF: Record<Item['kind'], Layer> = { event: 'events', toll: 'figures', claim: 'claims' };

/** The words that a row was read from; a quotation without a word of saying is its own. */
export function anchor(item: Item): Span {
  const { row } = item;
  if (row.start < row.end) return row;
  const [first] = item.kind === 'claim' ? item.row.content : [];
  return first ? { start: first[0], end: first[1] } : row;
}

export const uidOf = (row: { uid: string; id: string }): string => row.uid || row.id;

/** Events, figures and claims in the order of the text. */
export function items(record: Reading): Item[] {
  const found: Item[] = [
    ...record.events.map((row: Event): Item => ({ kind: 'event', uid: uidOf(row), row })),
    ...record.tolls.map((row: Toll): Item => ({ kind: 'toll', uid: uidOf(row), row })),
    ...record.claims.map((row: Claim): Item => ({ kind: 'claim', uid: uidOf(row), row })),
  ];
  const places = new Map(found.map((item) => [item, anchor(item)]));
  return found.sort((one, other) => {
    const [a, b] = [places.get(one)!, places.get(other)!];
    return a.start - b.start || a.end - b.end || RANK[one.kind] - RANK[other.kind];
  });
}
const RANK: Record<Item['kind'], number> = { event: 0, toll: 1, claim: 2 };

/** Actors, places and times; places and times are named by the uids that the desk gives them, as far as they were coded. */
export function settings({ record, uids }: ArticleTold): Setting[] {
  return [
    ...record.actors.map((row): Setting => ({ kind: 'actor', uid: uidOf(row), row })),
    ...record.places.map((row): Setting => ({ kind: 'place', uid: uids[row.id] ?? row.id, row })),
    ...record.times.map((row): Setting => ({ kind: 'time', uid: uids[row.id] ?? row.id, row })),
  ];
}

/** The rows of the margin that refer to an actor, a place or a time. */
export function referring(record: Reading, { kind, row: { id } }: Setting): string[] {
  if (kind !== 'actor') return record.events.filter((event) => event[kind] === id).map(uidOf);
  const said = (claim: Claim): boolean =>
    [claim.speaker, ...claim.joint, ...claim.via, ...claim.addressee].includes(id);
  return [
    ...record.events.filter((event) => [...event.actor, ...event.recipient].includes(id)),
    ...record.tolls.filter((toll) => [...toll.of, ...toll.perpetrator].includes(id)),
    ...record.claims.filter(said),
  ].map(uidOf);
}

/** All marks of an article, in no order, and the stretch that an address names. Who is named elsewhere than in the sentence of a deed is only a party. */
export function marks(told: ArticleTold, spot: Span | null = null): Mark[] {
  const { record } = told;
  const named: Mark[] = spot ? [{ ...spanOf(spot), role: 'spot', layer: null, id: '', items: [] }] : [];
  return [...ofParties(record), ...ofItems(record), ...ofSettings(told), ...ofParts(told), ...named];
}

function ofParties(record: Reading): Mark[] {
  const sides = new Map<string, { event: Event; role: 'actor' | 'recipient' }[]>();
  for (const event of record.events) {
    for (const role of ['actor', 'recipient'] as const) {
      for (const id of event[role]) sides.set(id, [...(sides.get(id) ?? []), { event, role }]);
    }
  }
  return record.actors.flatMap((actor) =>
    actor.mentions.map((mention): Mark => {
      const taken = sides.get(actor.id) ?? [];
      const here = taken.filter(({ event }) => within(mention, record.sentences[event.sentence]));
      const roles = new Set(here.map(({ role }) => role));
      const role = roles.size > 1 ? 'both' : ([...roles][0] ?? 'party');
      const led = (here.length ? here : taken).map(({ event }) => uidOf(event));
      return {
        ...spanOf(mention),
        role,
        layer: 'parties',
        id: actor.id,
        items: [...new Set(led)],
        own: uidOf(actor),
      };
    }),
  );
}

function ofItems(record: Reading): Mark[] {
  const found: Mark[] = [];
  for (const event of record.events)
    found.push({ ...spanOf(event), role: 'event', layer: 'events', id: event.id, items: [uidOf(event)] });
  for (const toll of record.tolls)
    found.push({ ...spanOf(toll), role: 'figure', layer: 'figures', id: toll.id, items: [uidOf(toll)] });
  for (const claim of record.claims) {
    const made = (role: Role, [start, end]: readonly number[]): Mark => ({
      start: start!,
      end: end!,
      role,
      layer: 'claims',
      id: claim.id,
      items: [uidOf(claim)],
    });
    found.push(made('cue', [claim.start, claim.end]));
    if (claim.speaker_span) found.push(made('speaker', claim.speaker_span));
    found.push(...claim.content.map((span) => made('content', span)));
  }
  return found;
}

/** Places and times lead to what took place there and then. */
function ofSettings({ record, uids }: ArticleTold): Mark[] {
  const used = (field: 'place' | 'time', id: string): string[] =>
    record.events.filter((event) => event[field] === id).map(uidOf);
  return [
    ...record.places
      .filter((place) => place.basis !== 'corrected')
      .map((place): Mark => ({
        ...spanOf(place),
        role: 'place',
        layer: 'places',
        id: place.id,
        items: used('place', place.id),
        own: uids[place.id] ?? place.id,
      })),
    ...record.times.map((time): Mark => ({
      ...spanOf(time),
      role: 'time',
      layer: 'times',
      id: time.id,
      items: used('time', time.id),
      own: uids[time.id] ?? time.id,
    })),
  ];
}

/** The dateline and the credit within a paragraph. */
function ofParts(told: ArticleTold): Mark[] {
  return told.parts.flatMap((part): Mark[] =>
    part.part === 'lead' || part.part === 'credit'
      ? [{ ...spanOf(part), role: part.part, layer: null, id: '', items: [] }]
      : [],
  );
}

/** The stretch of a text that an address names by "START-END", in characters of it. */
export function spotOf(at: string | null): Span | null {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? '');
  const [start, end] = [Number(found?.[1]), Number(found?.[2])];
  return start < end ? { start, end } : null;
}

export const spanOf = (span: Span): Span => ({ start: span.start, end: span.end });
export const within = (span: Span, around: Span | undefined): boolean =>
  around !== undefined && around.start <= span.start && span.start < around.end;

const TOPICS: Record<string, string> = { arts: 'the arts', weather: 'the weather', living: 'daily life' };

/** What a first pass took an article to be about, and how much of it was not parsed; '' when all was. */
export function passedOver({ document, sentences }: Pick<Reading, 'document' | 'sentences'>): string {
  if (!document.topic) return '';
  const over = sentences.filter((sentence) => sentence.passed_over).length;
  return `about ${TOPICS[document.topic] ?? document.topic}: ${over} of ${counted(sentences.length, 'sentence')} passed over`;
}
