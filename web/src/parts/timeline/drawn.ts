// The bars of a timeline as Plot draws them: stacked by class, with the scale of counts and the calendar below.
import { axisX, axisY, gridY, rectY, ruleY } from '@observablehq/plot';
import { day, number } from '../../lib/format';
import { drawing, type Drawing } from '../plot/drawing';
import { isoDay, type Bar } from './bars';

const DAY = 86_400_000;
const HEAD = 10;
/** Room for the calendar: years need one line, days and months two. */
const footOf = (step: string): number => (step.endsWith('years') ? 20 : 32);
const A_TICK = 70;
const A_LINE = 32;
const WORDS = 32;

const dateOf = (day: number): Date => new Date(day * DAY);

interface Part {
  readonly from: Date;
  readonly to: Date;
  readonly count: number;
  readonly key: string;
}

/** The parts of bars, those of one bar beside each other in the order of the keys. */
export const partsOf = (bars: readonly Bar[], keys: readonly string[]): readonly Part[] =>
  bars.flatMap(({ from, to, counts }) =>
    keys
      .map((key, place) => ({ from: dateOf(from), to: dateOf(to + 1), count: counts[place]!, key }))
      .filter(({ count }) => count),
  );

/** How far the marks of the calendar stand apart, as Plot names it, so that at most so many are on so many days. */
export function stepOf(days: number, most: number): string {
  const steps: readonly (readonly [number, string])[] = [
    ...([[1, 'day'], [2, '2 days'], [7, 'monday'], [30.4, 'month'], [91, '3 months'], [182, '6 months']] as const), // prettier-ignore
    ...[1, 2, 5, 10, 20, 50].map((years) => [365.2 * years, `${years} years`] as const),
  ];
  return (steps.find(([long]) => days / long <= most) ?? [0, '100 years'])[1];
}

/** The words at a mark of the calendar, the year and month only where they begin: "2\nAug 1990", "3"; "Nov\n1990", "Dec". */
export function tickWords(at: Date, before: Date | undefined, step: string): string {
  const words = day(isoDay(at.getTime() / DAY)).split(' ');
  const year = words.at(-1)!;
  if (step.endsWith('years')) return year;
  const newYear = at.getUTCFullYear() !== before?.getUTCFullYear();
  if (step.endsWith('month') || step.endsWith('months')) return newYear ? `${words[1]}\n${year}` : words[1]!;
  const newMonth = newYear || at.getUTCMonth() !== before?.getUTCMonth();
  return newMonth ? `${words[0]}\n${words[1]}${newYear ? ` ${year}` : ''}` : words[0]!;
}

/** A timeline of bars, as wide and high as there is room. */
export function timeline(
  bars: readonly Bar[],
  keys: readonly string[],
  width: number,
  height: number,
): Drawing & { readonly foot: number } {
  const [from, to] = [bars[0]?.from ?? 0, (bars.at(-1)?.to ?? 0) + 1];
  const step = stepOf(to - from, Math.max(2, Math.floor(width / A_TICK)));
  const foot = footOf(step);
  const narrow = bars.reduce((least, bar) => Math.min(least, bar.to + 1 - bar.from), to - from);
  const across = (narrow / (to - from)) * width;
  const lines = { ticks: Math.max(1, Math.floor((height - foot) / A_LINE)), tickFormat: whole };
  const drawn = drawing({
    ...{ width, height, marginTop: HEAD, marginBottom: foot, marginLeft: 0, marginRight: 0 },
    x: { type: 'utc', domain: [dateOf(from), dateOf(to)], label: null },
    y: { label: null, domain: [0, Math.max(1, ...bars.map((bar) => bar.total))] },
    color: { type: 'identity' },
    marks: [
      gridY({ ...lines, stroke: 'var(--line)', strokeOpacity: 1 }),
      rectY(partsOf(bars, keys), {
        ...{ x1: 'from', x2: 'to', y: 'count', fill: (part: Part) => `var(--quad-${part.key})` },
        ...{ order: null, insetRight: across > 5 ? 1 : across > 3 ? 0.5 : 0 },
      }),
      ruleY([0], { stroke: 'var(--line-firm)' }),
      axisY({
        ...{
          ...lines,
          tickSize: 0,
          tickPadding: 0,
          textAnchor: 'start',
          lineAnchor: 'bottom',
          dx: 2,
          dy: -2,
        },
        ...{ fill: 'var(--ink-soft)', textStroke: 'var(--paper)', textStrokeWidth: 3, textStrokeOpacity: 1 },
      }),
      axisX({
        ...{ ticks: step, tickSize: 4, tickPadding: 2, textAnchor: 'start', lineHeight: 1.1 },
        ...{ stroke: 'var(--line-firm)', fill: 'var(--ink-soft)' },
        tickFormat: (at: Date, place: number, all: readonly Date[] = []) =>
          (to - at.getTime() / DAY) * (width / (to - from)) < WORDS
            ? '' // no room at the right edge
            : tickWords(at, place ? all[place - 1] : undefined, step),
      }),
    ],
  });
  return { ...drawn, foot };
}

/** A count at a line, and nothing at lines between whole counts or at the ground. */
const whole = (count: number): string | null => (count && Number.isInteger(count) ? number(count) : null);
