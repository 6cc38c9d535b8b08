// Where the marks of a toll chart stand: a column for each day, lanes where marks would cover each other, labels that do not.
import type { Mark } from './marks';
import { isSummed, KINDS, shortFigure, valueOf } from './marks';

export interface Laid {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  readonly labelX: number;
  readonly labelY: number;
  readonly figure: string;
  readonly label: string;
}
export interface Column {
  readonly day: string;
  readonly x: number;
  readonly width: number;
  /** Days between this column and the one before, when there are any: the axis is broken there. */
  readonly gap: number;
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly Column[];
  readonly marks: readonly Laid[];
  readonly ticks: readonly { value: number; y: number }[];
  readonly y: (value: number) => number;
}

export const LEFT = 44;
export const TOP = 6;
export const FOOT = 34;
const LANE = 16;
const BREAK = 26;
const LETTER = 5.75;
const LONGEST = 23;
const LINE = 16;
export const OPEN = 22;

/** The chart of marks, at least as wide as it needs to be and no narrower than `wanted`. */
export function laidOut(marks: readonly Mark[], most: number, wanted: number): Layout {
  const days = [...new Set(marks.map((mark) => mark.day))];
  const crowd = Math.max(1, ...days.map((day) => marks.filter((mark) => mark.day === day).length));
  const height = Math.max(260, crowd * LINE + TOP + FOOT + 24);
  const scale = scaleOf(most, height);
  const drafts = days.map((day) =>
    column(
      marks.filter((mark) => mark.day === day),
      scale.y,
      height,
    ),
  );
  const gaps = days.map((day, place) => (place ? gapBetween(days[place - 1]!, day) : 0));
  const needed =
    LEFT + 8 + drafts.reduce((sum, draft) => sum + draft.width, 0) + gaps.filter(Boolean).length * BREAK;
  const spare = Math.max(0, wanted - needed) / drafts.length;
  const columns: Column[] = [];
  const laid: Laid[] = [];
  let x = LEFT + 8;
  for (const [place, draft] of drafts.entries()) {
    x += gaps[place] ? BREAK : 0;
    columns.push({ day: days[place]!, x, width: draft.width + spare, gap: gaps[place]! });
    for (const one of draft.marks) laid.push({ ...one, x: x + one.x, labelX: x + one.labelX });
    x += draft.width + spare;
  }
  return { width: Math.max(wanted, needed), height, columns, marks: laid, ...scale };
}

/** Whole days that lie between two days. */
export function gapBetween(one: string, other: string): number {
  if (!one || !other) return 0;
  const days = (Date.parse(other.slice(0, 10)) - Date.parse(one.slice(0, 10))) / 86_400_000;
  return Number.isFinite(days) ? Math.max(0, Math.round(days) - 1) : 0;
}

export function scaleOf(most: number, height: number): Pick<Layout, 'y' | 'ticks'> {
  const step = niceStep(Math.max(most, 1) / 4);
  const top = Math.max(1, Math.ceil(most / step) * step);
  const room = height - TOP - FOOT - OPEN;
  const y = (value: number): number => TOP + OPEN + room * (1 - Math.min(value, top) / top);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, place) => place * step);
  return { y, ticks: ticks.map((value) => ({ value, y: y(value) })) };
}

function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((one) => one * power >= raw)! * power;
  return Math.max(1, step);
}

type Draft = { readonly width: number; readonly marks: readonly Laid[] };

function column(marks: readonly Mark[], y: (value: number) => number, height: number): Draft {
  const lanes: { top: number; bottom: number }[][] = [];
  const placed = marks.map((mark) => {
    const { top, bottom } = reach(mark, y);
    let lane = lanes.findIndex((taken) => taken.every((one) => bottom + 3 < one.top || top - 3 > one.bottom));
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane]!.push({ top, bottom });
    return { mark, x: 10 + lane * LANE, y: y(valueOf(mark)), top, bottom };
  });
  const labelX = 10 + lanes.length * LANE;
  const ys = spread(
    placed.map((one) => one.y),
    height - FOOT - 4,
  );
  const labels = marks.map((mark) => ({ figure: figureOf(mark), label: labelOf(mark) }));
  const longest = Math.max(...labels.map(({ figure, label }) => (figure.length + 1) * 1.1 + label.length));
  return {
    width: labelX + longest * LETTER + 14,
    marks: placed.map((one, at) => ({ ...one, labelX, labelY: ys[at]!, ...labels[at]! })),
  };
}

/** How far up and down a mark goes. */
function reach(mark: Mark, y: (value: number) => number): { top: number; bottom: number } {
  const at = y(valueOf(mark));
  if (mark.bound === 'least') return { top: at - OPEN, bottom: at + 5 };
  if (mark.bound === 'most') return { top: at - 5, bottom: at + OPEN };
  if (mark.bound === 'span') return { top: y(mark.high!) - 2, bottom: y(mark.low!) + 2 };
  return { top: at - 6, bottom: at + 6 };
}

/** Heights as near to those wanted as can be, a line apart, none below the floor. */
export function spread(wanted: readonly number[], floor: number, line = LINE): readonly number[] {
  const order = wanted.map((_, at) => at).sort((one, other) => wanted[one]! - wanted[other]!);
  const found = [...wanted];
  let last = -Infinity;
  for (const at of order) last = found[at] = Math.max(wanted[at]!, last + line);
  let next = floor;
  for (const at of order.reverse()) {
    found[at] = Math.min(found[at]!, next);
    next = found[at]! - line;
  }
  return found;
}

const figureOf = (mark: Mark): string =>
  (isSummed(mark) ? '= ' : '') + shortFigure(mark.low, mark.high, mark.about);

/** Who says so, and what the figure is besides. */
function labelOf(mark: Mark): string {
  const who = mark.speaker.length > LONGEST ? `${mark.speaker.slice(0, LONGEST - 1)}…` : mark.speaker;
  const copies = !isSummed(mark) && mark.entries.length > 1 ? ` ×${mark.entries.length}` : '';
  return who + copies + (SHORT[mark.kind] ? ` · ${SHORT[mark.kind]}` : '');
}

const SHORT = { ...KINDS, part: 'part', total: 'total', addend: 'added' };
