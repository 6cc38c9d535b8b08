// What the page of an article holds while it is read: the text in pieces, the marks on it, and the row that is chosen.
import { address, ask } from '../../lib/address.svelte';
import { type LitPiece, litPieces } from './labels';
import { itemNamed, leads, lights, lightsOf, lightsOfSpot, type Lights } from './lighting';
import { type Paragraph, paragraphs } from './paragraphs';
import {
  anchor,
  items,
  LAYER_OF,
  LAYERS,
  type Layer,
  type Mark,
  marks,
  referring,
  settings,
  spotOf,
} from './reading';
import { CodePoints, cut, type Piece, type Span } from './segments';
import type { Actor, ArticleTold, CorrectionMade, Item, Reading, Setting } from './told';

export class Reader {
  readonly told: ArticleTold;
  /** The stretch of the text that an address led to. */
  readonly #spot: Span | null;
  readonly record: Reading;
  readonly text: CodePoints;
  readonly marks: readonly Mark[];
  readonly items: readonly Item[];
  readonly settings: readonly Setting[];
  readonly blocks: readonly Paragraph[];
  readonly pieces: readonly (readonly Piece[])[];
  /** The row that is pointed at, for as long as it is. */
  pointed = $state.raw<string | null>(null);

  constructor(told: ArticleTold, spot: Span | null = null) {
    this.told = told;
    this.#spot = spot;
    this.record = told.record;
    this.text = new CodePoints(told.record.document.text);
    this.marks = marks(told, spot);
    this.items = items(told.record);
    this.settings = settings(told);
    this.blocks = paragraphs(this.text, told.parts);
    this.pieces = cut(this.text, this.blocks, this.marks);
  }

  readonly off: ReadonlySet<string> = $derived(new Set(address.query.getAll('off')));
  readonly chosen: Item | undefined = $derived.by(() => this.named(address.query.get('at')));
  /** The stretch of the text that the address names now. */
  readonly spot: Span | null = $derived.by(() => (spotOf(address.query.get('at')) ? this.#spot : null));
  /** The actor, place or time that is chosen. */
  readonly setting: Setting | undefined = $derived.by(() => this.settingNamed(address.query.get('at')));
  readonly shown: readonly Item[] = $derived.by(() =>
    this.off.size
      ? this.items.filter((item) => !this.off.has(LAYER_OF[item.kind]) || item === this.chosen)
      : this.items,
  );
  readonly #lights: Lights = $derived.by(() => {
    const name = this.pointed ?? address.query.get('at');
    const item = this.named(name);
    if (item) return lights(this.record, this.marks, item);
    const setting = this.settingNamed(name);
    if (setting) return lightsOf(this.record, this.marks, setting);
    return this.spot ? lightsOfSpot(this.marks) : new Map();
  });
  readonly lit: ReadonlyMap<string, LitPiece> = $derived.by(() =>
    litPieces(this.pieces, this.#lights, (mark) => this.marks[mark]!.start),
  );

  named(name: string | null): Item | undefined {
    return itemNamed(this.items, name);
  }

  settingNamed(name: string | null): Setting | undefined {
    return name ? this.settings.find((one) => one.uid === name || one.row.id === name) : undefined;
  }

  /** The words that an actor, a place or a time was first read from. */
  wordsOfSetting({ kind, row }: Setting): string {
    const [first] = kind === 'actor' ? row.mentions : [row];
    return first ? this.words(first.start, first.end) : kind === 'actor' ? row.name : '';
  }

  /** The rows of the margin that refer to an actor, a place or a time. */
  referring(setting: Setting): string[] {
    return referring(this.record, setting);
  }

  /** Whether a row can be judged: places and times that people gave cannot. */
  judgeable({ kind, row, uid }: Setting): boolean {
    return kind === 'actor' ? uid !== row.id : row.id in this.told.uids;
  }

  actors(ids: readonly string[]): Actor[] {
    return ids
      .map((id) => this.record.actors.find((actor) => actor.id === id))
      .filter((one) => one !== undefined);
  }

  words(start: number, end: number): string {
    return this.text.slice(start, end).replace(/\s+/g, ' ').trim();
  }

  wordsOf(item: Item): string {
    const { start, end } = anchor(item);
    return this.words(start, end);
  }

  corrections(uid: string): CorrectionMade[] {
    return this.told.corrections.filter((made) => made.correction.uid === uid);
  }

  /** The corrections of what is no row any more. */
  get elsewhere(): CorrectionMade[] {
    return this.told.corrections.filter(
      ({ correction }) => !this.named(correction.uid) && !this.settingNamed(correction.uid),
    );
  }

  /** The rows that a piece of the text leads to, without layers that are switched off. */
  leadsAt(block: number, place: number): string[] {
    const spans = this.pieces[block]?.[place]?.spans ?? [];
    return leads(
      this.marks,
      spans.filter((mark) => !this.off.has(this.marks[mark]!.layer ?? '')),
    );
  }

  /** Nothing is pointed at any more; said a moment later, since what had the focus may be leaving the page just now. */
  leave(): void {
    queueMicrotask(() => (this.pointed = null));
  }

  /** Choose a row, or none; the first choice is a step in the history, the next ones take its place. */
  choose(name: string | null): void {
    this.pointed = null;
    if (name === null && !address.query.has('at')) return;
    ask({ at: name }, { replace: address.query.has('at') });
  }

  /** Choose the row so many places on, in the order of the text. */
  step(by: number): void {
    if (!this.shown.length) return;
    const at = this.chosen ? this.shown.indexOf(this.chosen) : by > 0 ? -1 : this.shown.length;
    this.choose(this.shown[Math.min(this.shown.length - 1, Math.max(0, at + by))]!.uid);
  }

  switch(layer: Layer): void {
    const off = LAYERS.map((each) => each.layer).filter((each) => this.off.has(each) !== (each === layer));
    ask({ off }, { replace: true });
  }
}
