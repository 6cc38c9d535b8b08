// Figures of one effect as marks of a chart: what one speaker says on one day, with the reprints that repeat it folded in.
import type { components } from '../../lib/api/schema';
import { counted, number } from '../../lib/format';

export type Entry = components['schemas']['Entry'];
export type Line = components['schemas']['Line'];
export type Estimate = components['schemas']['Estimate'];
type Said = components['schemas']['Said'];
type Weighed = components['schemas']['Weighed'];

/** How a figure is bounded: a point, open above, open below, a span, or of no number at all. */
export type Bound = 'exact' | 'least' | 'most' | 'span' | 'none';
/** What a figure is besides: some of another, a running total, replaced by a later version, said again, added, or a sum. */
export type Kind = 'count' | 'part' | 'total' | 'again' | 'replaced' | 'addend' | 'sum';

export interface Mark {
  readonly key: number;
  readonly entries: readonly Entry[];
  readonly day: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly bound: Bound;
  /** The word of a figure that is no exact number, "about", "dozens"; empty when it is one. */
  readonly loose: string;
  readonly kind: Kind;
  readonly speaker: string;
  readonly words: string;
  readonly counts: boolean;
  readonly why: string;
}

/** Words of a bound that are no number of their own: "dozens", "several". */
const LOOSE = new Set([
  'about',
  'nearly',
  'dozens',
  'several',
  'scores',
  'hundreds',
  'thousands',
  'few',
  'many',
]);

const looseOf = (bound: string): string => (LOOSE.has(bound) ? bound : '');

export const KINDS: Record<Kind, string> = {
  count: '',
  part: 'part of a whole',
  total: 'running total',
  again: 'said again',
  replaced: 'replaced',
  addend: 'added to a sum',
  sum: 'sum',
};

export function boundOf(low: number | null, high: number | null): Bound {
  if (low === null && high === null) return 'none';
  if (high === null) return 'least';
  if (low === null) return 'most';
  return low === high ? 'exact' : 'span';
}

function kindOf(entry: Entry, added: ReadonlySet<number>): Kind {
  if (entry.replaced_by) return 'replaced';
  if (entry.subset_of || entry.part) return 'part';
  if (entry.same_as) return 'again';
  if (added.has(entry.order)) return 'addend';
  return entry.cumulative ? 'total' : 'count';
}

type Figure = Pick<Mark, 'low' | 'high' | 'loose'>;

/** A figure with its bound in words: "59", "at least 30", "at most 5", "20–30", "about 40", "dozens (at least 24)". */
export function figureWords({ low, high, loose }: Figure): string {
  if (low === null && high === null) return loose || 'no number';
  const plain =
    high === null
      ? `at least ${number(low!)}`
      : low === null
        ? `at most ${number(high)}`
        : low === high
          ? number(low)
          : `${number(low)}–${number(high)}`;
  if (!loose) return plain;
  return low === high || loose === 'about' || loose === 'nearly'
    ? `${loose} ${plain}`
    : `${loose} (${plain})`;
}

/** The same, where a plain number says that it is one: "exactly 59". */
export const figureInFull = (figure: Figure): string =>
  (figure.low !== null && figure.low === figure.high && !figure.loose ? 'exactly ' : '') +
  figureWords(figure);

/** The marks of a line under one rule, by the day they were said; what parts come to is a mark too. */
export function marksOf(line: Line, estimate: Estimate | undefined): readonly Mark[] {
  const weighed = new Map(estimate?.weighed?.map((one) => [one.toll, one]) ?? []);
  const added = new Set(line.said.flatMap((said) => (isSum(said) ? said.tolls! : [])));
  const groups = new Map<string, Entry[]>();
  for (const entry of line.entries) {
    // A report that says it itself is repeated by other outlets; one who speaks in it is the same in all of them.
    const who = entry.stance ? entry.speaker.name : '';
    const kind = kindOf(entry, added);
    const key = [who, entry.low, entry.high, entry.bound, entry.origin, kind, entry.of.join()].join('|');
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const marks = [...groups.values()].map((entries): Mark => {
    const told = entries.map((entry) => weighed.get(entry.order));
    const first = entries.reduce((one, other) => (other.said < one.said ? other : one));
    return {
      ...{ key: first.order, entries, day: first.said, low: first.low, high: first.high },
      ...{ bound: boundOf(first.low, first.high), loose: looseOf(first.bound), kind: kindOf(first, added) },
      ...{ speaker: first.speaker.name, words: first.words },
      counts: told.some((one) => one?.counts),
      why: told.find((one) => one && !one.counts)?.why ?? '',
    };
  });
  return [...marks, ...sums(line, weighed)].sort(
    (one, other) => compare(one.day, other.day) || valueOf(other) - valueOf(one) || one.key - other.key,
  );
}

const isSum = (said: Said): boolean => (said.tolls?.length ?? 0) > 1;

const compare = (one: string, other: string): number => (one || '9999').localeCompare(other || '9999');

/** What one speaker's figures for different people come to, with reprints and versions folded in. */
function sums(line: Line, weighed: ReadonlyMap<number, Weighed>): Mark[] {
  const groups = new Map<string, Said[]>();
  for (const said of line.said.filter(isSum)) {
    const key = [said.voice.name, said.low, said.high, said.family, said.replaced].join('|');
    groups.set(key, [...(groups.get(key) ?? []), said]);
  }
  const found: Mark[] = [];
  for (const group of groups.values()) {
    const first = group.reduce((one, other) => (other.day < one.day ? other : one));
    const told = group.flatMap((said) => said.tolls!.map((toll) => weighed.get(toll)));
    const tolls = new Set(group.flatMap((said) => said.tolls));
    found.push({
      ...{
        key: -first.order,
        entries: line.entries.filter((entry) => tolls.has(entry.order)),
        day: first.day,
      },
      ...{ low: first.low, high: first.high, bound: boundOf(first.low, first.high), loose: '' },
      ...{ kind: first.replaced ? 'replaced' : 'sum', speaker: first.voice.name, words: first.words },
      counts: told.some((one) => one?.counts),
      why: told.find((one) => one && !one.counts)?.why ?? '',
    });
  }
  return found;
}

export const isSummed = (mark: Mark): boolean => mark.key < 0;

/** The number by which a mark stands: the middle of its bounds, or the one it has. */
export function valueOf(mark: Pick<Mark, 'low' | 'high'>): number {
  if (mark.low !== null && mark.high !== null) return (mark.low + mark.high) / 2;
  return mark.low ?? mark.high ?? 0;
}

/** The steps "3 → 5 → 7", each with the mark where it stands. */
export function steps(
  line: Line,
  marks: readonly Mark[],
): readonly { key: number; text: string; who: string }[] {
  return line.history.map((said) => {
    const mark = marks.find(
      (one) =>
        isSummed(one) === isSum(said) && one.entries.some((entry) => said.tolls?.includes(entry.order)),
    );
    return {
      key: mark?.key ?? 0,
      text: figureWords({ ...said, loose: mark?.loose ?? '' }) + (isSum(said) ? ` (${said.words})` : ''),
      who: said.voice.name,
    };
  });
}

/** A mark in words, for those who do not see the chart. */
export function spoken(mark: Mark, day: string): string {
  const also = isSummed(mark) ? 0 : mark.entries.length - 1;
  const parts = [
    figureInFull(mark),
    KINDS[mark.kind] && `(${KINDS[mark.kind]})`,
    `says ${mark.speaker}, ${day}`,
    also > 0 && `and ${counted(also, 'reprint')}`,
    mark.counts ? 'counts by this rule' : mark.why && `does not count: ${mark.why}`,
  ];
  return parts.filter(Boolean).join(', ').replace(', (', ' (');
}

/** Why figures do not count, with how many each reason holds for, most first. */
export function reasonsOut(estimate: Estimate | undefined): readonly (readonly [string, number])[] {
  const found = new Map<string, number>();
  for (const one of estimate?.weighed ?? [])
    if (!one.counts) found.set(one.why, (found.get(one.why) ?? 0) + 1);
  return [...found].sort((one, other) => other[1] - one[1]);
}
