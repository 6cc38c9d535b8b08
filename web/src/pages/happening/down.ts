// A toll chart that goes down: a row for each figure under the day it was said, its words whole, values from left to right.
import { day as dayWords } from '../../lib/format';
import {
  figureOf,
  gapBetween,
  labelOf,
  middling,
  OPEN,
  scaleOf,
  type DayDrawn,
  type Laid,
  type Layout,
  type Wide,
} from './drawn';
import type { Mark } from './marks';
import { valueOf } from './marks';

const HEAD = 22;
const DAY = 26;
const STACKED = 640;
const LONGEST = 80;
const EDGE = 10;
/** Words stand a little in, so that the ground behind them is whole. */
const IN = 6;

/** The chart of marks in the room there is; words stand above the signs where there is little of it, else before them. */
export function down(marks: readonly Mark[], most: number, room: number, wide: Wide = middling): Layout {
  const { values, share } = scaleOf(most);
  const stacked = room < STACKED;
  const words = marks.map((mark) => {
    const figure = figureOf(mark);
    return {
      figure,
      label: fitting(labelOf(mark, LONGEST), room * (stacked ? 1 : 0.5) - wide(figure, true) - 2 * IN, wide),
    };
  });
  const widest = Math.max(0, ...words.map(({ figure, label }) => wide(figure, true) + wide(` ${label}`)));
  const left = stacked ? EDGE : widest + IN + 2 * EDGE;
  const x = (value: number): number => left + (room - OPEN - EDGE - left) * share(value);
  const [high, signAt, labelAt] = stacked ? [38, 26, 11] : [26, 13, 13];
  const days: DayDrawn[] = [];
  const laid: Laid[] = [];
  let y = HEAD;
  for (const [place, mark] of marks.entries()) {
    const before = marks[place - 1];
    if (!before || before.day !== mark.day) {
      const gap = before ? gapBetween(before.day, mark.day) : 0;
      days.push({ day: mark.day, x: IN, y: y + 17, path: `M0 ${y + 22}H${room}`, gap, broken: '' });
      y += DAY;
    }
    const at = x(valueOf(mark));
    const turned = (value: number | null): number | null =>
      value === null ? null : y + signAt - (x(value) - at);
    laid.push({
      ...{ mark, x: at, y: y + signAt, low: turned(mark.low), high: turned(mark.high) },
      ...{ labelX: IN, labelY: y + labelAt, ...words[place]! },
    });
    y += high;
  }
  const foot = y + 6;
  return {
    ...{ down: true, width: room, height: foot, days, marks: laid, axis: `M${x(0)} ${HEAD - 4}V${foot}` },
    ticks: thinned(values, (value) => x(value), wide).map((value) => ({
      ...{ value, path: `M${x(value)} ${HEAD - 4}V${foot}`, x: x(value), y: HEAD - 8, anchor: 'middle' },
    })),
    band: (low, best, most_) => ({
      ...{ x: x(low), y: HEAD - 4, height: foot - HEAD + 4, best: `M${x(best)} ${HEAD - 4}V${foot}` },
      width: Math.max(2, (most_ === null ? room : x(most_)) - x(low)),
    }),
  };
}

/** A text that is cut to the room there is. */
export function fitting(text: string, room: number, wide: Wide): string {
  let end = text.length;
  while (end > 4 && wide(` ${text.slice(0, end)}…`) > room) end -= 1;
  return end === text.length || wide(` ${text}`) <= room ? text : `${text.slice(0, end)}…`;
}

/** Values of which the numbers do not touch each other: all, every second … */
function thinned(values: readonly number[], x: (value: number) => number, wide: Wide): readonly number[] {
  const widest = wide(values.at(-1)!.toLocaleString('en')) + 8;
  const apart = x(values[1]!) - x(values[0]!);
  const step = Math.max(1, Math.ceil(widest / Math.max(1, apart)));
  return values.filter((_, place) => place % step === 0);
}

/** "21 Sep 2013, 3 days later" */
export const dayHead = ({ day, gap }: DayDrawn): string =>
  (day ? dayWords(day) : 'day not stated') + (gap ? `, ${gap + 1} days later` : '');
