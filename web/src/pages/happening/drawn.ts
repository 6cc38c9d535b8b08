// A toll chart as it is drawn, across (days side by side) or down (a row for each figure, where there is little room).
import type { Mark } from './marks';
import { figureWords, isSummed, KINDS } from './marks';

export interface Laid {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  /** Where the bounds lie above and below the sign; in a chart that goes down they are turned to the right and left. */
  readonly low: number | null;
  readonly high: number | null;
  readonly labelX: number;
  readonly labelY: number;
  readonly figure: string;
  readonly label: string;
}
export interface Tick {
  readonly value: number;
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'end' | 'middle';
}
export interface DayDrawn {
  readonly day: string;
  readonly x: number;
  readonly y: number;
  readonly path: string;
  /** Days between this one and the one before, when there are any, and the sign for that the axis is broken there. */
  readonly gap: number;
  readonly broken: string;
}
export interface Band {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly best: string;
}
export interface Layout {
  /** A row for each figure, values from left to right. */
  readonly down: boolean;
  readonly width: number;
  readonly height: number;
  readonly axis: string;
  readonly ticks: readonly Tick[];
  readonly days: readonly DayDrawn[];
  readonly marks: readonly Laid[];
  /** What is drawn of low, best and high; no high is open. */
  readonly band: (low: number, best: number, high: number | null) => Band;
}

/** How wide a text is drawn. */
export type Wide = (text: string, bold?: boolean) => number;
const LETTER = 6.2;
/** For want of a pen: letters of a middling width. */
export const middling: Wide = (text, bold = false) => text.length * LETTER * (bold ? 1.1 : 1);

/** How far the arrow of an open bound reaches. */
export const OPEN = 22;

/** Whole days that lie between two days. */
export function gapBetween(one: string, other: string): number {
  if (!one || !other) return 0;
  const days = (Date.parse(other.slice(0, 10)) - Date.parse(one.slice(0, 10))) / 86_400_000;
  return Number.isFinite(days) ? Math.max(0, Math.round(days) - 1) : 0;
}

/** Values in even steps from nought to the greatest; where each lies between nought and one. */
export function scaleOf(most: number): { values: readonly number[]; share: (value: number) => number } {
  const step = niceStep(Math.max(most, 1) / 4);
  const top = Math.max(1, Math.ceil(most / step) * step);
  const values = Array.from({ length: Math.round(top / step) + 1 }, (_, place) => place * step);
  return { values, share: (value) => Math.min(value, top) / top };
}

function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((one) => one * power >= raw)! * power;
  return Math.max(1, step);
}

export const figureOf = (mark: Mark): string => (isSummed(mark) ? '= ' : '') + figureWords(mark);

/** Who says so, and what the figure is besides; a name is cut when it is longer than so many letters. */
export function labelOf(mark: Mark, longest: number): string {
  const who = mark.speaker.length > longest ? `${mark.speaker.slice(0, longest - 1)}…` : mark.speaker;
  const copies = !isSummed(mark) && mark.entries.length > 1 ? ` ×${mark.entries.length}` : '';
  return who + copies + (SHORT[mark.kind] ? ` · ${SHORT[mark.kind]}` : '');
}

const SHORT = { ...KINDS, part: 'part', total: 'total', addend: 'added' };
