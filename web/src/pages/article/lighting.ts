// What lights up when a row is chosen: its own words, and those of all that belongs to it, with what they are.
import { title, words } from '../../lib/format';
import { type Mark, type Role, uidOf, within } from './reading';
import type { Span } from './segments';
import type { Claim, Event, Item, Reading, Setting, Toll } from './told';

/** How a mark is lit: the words of the row itself, with a label; or faintly, as the same party elsewhere. */
export interface Light {
  readonly role: Role;
  readonly label: string;
  readonly faint: boolean;
}

export type Lights = Map<number, Light>;

/** The lights of a row, by the place of each mark in the list. */
export function lights(record: Reading, marks: readonly Mark[], item: Item): Lights {
  const lit = new Lighting(record, marks);
  if (item.kind === 'event') lit.event(item.row);
  else if (item.kind === 'toll') lit.toll(item.row);
  else lit.claim(item.row);
  return lit.found;
}

/** The lights of an actor: all words that denote it, each with the reason; of a place or time, with what was there and then. */
export function lightsOf(record: Reading, marks: readonly Mark[], setting: Setting): Lights {
  const { kind, row } = setting;
  if (kind === 'actor') return lightsOfActor(record, marks, row.id);
  const found: Lights = new Map();
  for (const [place, mark] of marks.entries()) {
    const event = mark.role === 'event' && record.events.find((one) => one.id === mark.id);
    if (mark.role === kind && mark.id === row.id) found.set(place, { role: kind, label: kind, faint: false });
    else if (event && event[kind] === row.id)
      found.set(place, { role: 'event', label: title(event.type), faint: false });
  }
  return found;
}

function lightsOfActor(record: Reading, marks: readonly Mark[], id: string): Lights {
  const rules = new Map(
    record.actors
      .find((actor) => actor.id === id)
      ?.mentions.map((mention) => [`${mention.start}-${mention.end}`, mention.rule || mention.form]),
  );
  const found: Lights = new Map();
  for (const [place, mark] of marks.entries()) {
    if (mark.layer !== 'parties' || mark.id !== id) continue;
    found.set(place, {
      role: mark.role === 'both' ? 'party' : mark.role,
      label: rules.get(`${mark.start}-${mark.end}`) ?? '',
      faint: false,
    });
  }
  return found;
}

/** The lights of the stretch that an address names. */
export const lightsOfSpot = (marks: readonly Mark[]): Lights =>
  new Map(
    [...marks.entries()]
      .filter(([, mark]) => mark.role === 'spot')
      .map(([place]) => [place, { role: 'spot', label: '', faint: false }]),
  );

class Lighting {
  readonly found: Lights = new Map();
  readonly #record: Reading;
  readonly #marks: readonly Mark[];

  constructor(record: Reading, marks: readonly Mark[]) {
    this.#record = record;
    this.#marks = marks;
  }

  event(event: Event): void {
    const sentence = this.#record.sentences[event.sentence] ?? event;
    this.#light('event', event.id, { role: 'event', label: title(event.type) });
    const sides = event.symmetric ? (['party', 'party'] as const) : (['actor', 'recipient'] as const);
    for (const id of event.actor)
      this.#party(id, sides[0], sentence, event.symmetric ? 'takes part' : 'actor');
    for (const id of event.recipient) {
      if (event.actor.includes(id)) continue;
      this.#party(id, sides[1], sentence, event.symmetric ? 'takes part' : 'recipient');
    }
    for (const id of event.tolls) this.#figure(id);
    this.#setting(event);
    for (const id of event.said_by) this.#saying(id);
  }

  toll(toll: Toll): void {
    const event = this.#record.events.find((one) => one.id === toll.event);
    this.#figure(toll.id);
    for (const id of toll.of) this.#party(id, 'recipient', this.#sentence(toll), 'counted');
    for (const id of toll.perpetrator) this.#party(id, 'actor', this.#sentence(toll), 'by whom');
    if (event) {
      this.#light('event', event.id, { role: 'event', label: title(event.type) });
      this.#setting(event);
    }
    for (const id of toll.claims) this.#saying(id);
  }

  claim(claim: Claim): void {
    this.#saying(claim.id);
    for (const id of claim.addressee) this.#party(id, 'recipient', this.#sentence(claim), 'told to');
    for (const id of claim.via) this.#party(id, 'party', this.#sentence(claim), 'through');
    if (claim.time) this.#light('time', claim.time, { role: 'time', label: 'said when' });
    if (claim.within) this.#saying(claim.within);
    for (const event of this.#record.events) {
      if (event.said_by.includes(claim.id))
        this.#light('event', event.id, { role: 'event', label: title(event.type) });
    }
    for (const toll of this.#record.tolls) if (toll.claims.includes(claim.id)) this.#figure(toll.id);
  }

  #setting(event: Event): void {
    if (event.place) this.#light('place', event.place, { role: 'place', label: 'place' });
    if (event.time) this.#light('time', event.time, { role: 'time', label: 'time' });
  }

  #figure(id: string): void {
    const toll = this.#record.tolls.find((one) => one.id === id);
    if (!toll) return;
    this.#light('figure', id, { role: 'figure', label: words(toll.effect) });
  }

  #saying(id: string): void {
    const claim = this.#record.claims.find((one) => one.id === id);
    if (!claim) return;
    this.#light('cue', id, { role: 'cue', label: words(claim.stance) });
    this.#light('speaker', id, { role: 'speaker', label: 'speaker' });
    this.#light('content', id, { role: 'content', label: '' });
  }

  #light(role: Role, id: string, light: Omit<Light, 'faint'>): void {
    for (const [place, mark] of this.#marks.entries()) {
      if (mark.role === role && mark.id === id && !this.found.has(place))
        this.found.set(place, { ...light, faint: false });
    }
  }

  /** A party where the sentence names it, else where it was named last before, else first; faintly elsewhere. */
  #party(id: string, role: Role, sentence: Span, label: string): void {
    const own = [...this.#marks.entries()].filter(([, mark]) => mark.layer === 'parties' && mark.id === id);
    const here = own.filter(([, mark]) => within(mark, sentence));
    const before = own.filter(([, mark]) => mark.start < sentence.start);
    const named = new Set(
      (here.length ? here : before.length ? before.slice(-1) : own.slice(0, 1)).map(([place]) => place),
    );
    for (const [place] of own) {
      const plain = named.has(place);
      const known = this.found.get(place);
      if (known && !known.faint) {
        if (plain && known.label !== label)
          this.found.set(place, { ...known, label: `${known.label}, ${label}` });
      } else this.found.set(place, { role, label: plain ? label : '', faint: !plain });
    }
  }

  #sentence(span: Span): Span {
    return this.#record.sentences.find((sentence) => within(span, sentence)) ?? span;
  }
}

/**
 * The rows that words lead to when they are pointed at, best first: what stands there itself, then what it takes part
 * in; at last the actor, place or time that the words are.
 */
export function leads(marks: readonly Mark[], places: readonly number[]): string[] {
  const order: Role[] = [
    'figure',
    'event',
    'cue',
    'actor',
    'recipient',
    'both',
    'place',
    'time',
    'speaker',
    'party',
    'content',
  ];
  const here = places.map((place) => marks[place]!).filter((mark) => mark.items.length || mark.own);
  here.sort((one, other) => {
    const [a, b] = [order.indexOf(one.role), order.indexOf(other.role)];
    return a - b || one.end - one.start - (other.end - other.start);
  });
  return [...new Set([...here.flatMap((mark) => mark.items), ...here.flatMap((mark) => mark.own ?? [])])];
}

/** A row by its uid or by its id in the record. */
export const itemNamed = (items: readonly Item[], name: string | null): Item | undefined =>
  name
    ? items.find((item) => item.uid === name || item.row.id === name || uidOf(item.row) === name)
    : undefined;
