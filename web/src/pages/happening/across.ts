// A toll chart with days side by side: lanes where marks would cover each other, labels that do not.
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

export const LEFT = 44;
const TOP = 6;
const FOOT = 34;
const LANE = 16;
const BREAK = 26;
const LONGEST = 36;
const LINE = 16;
const ABOUT = 12;

/** The chart of marks, at least as wide as it needs to be and no narrower than `room`. */
export function across(marks: readonly Mark[], most: number, room: number, wide: Wide = middling): Layout {
  const days = [...new Set(marks.map((mark) => mark.day))];
  const crowd = Math.max(1, ...days.map((day) => marks.filter((mark) => mark.day === day).length));
  const height = Math.max(260, crowd * LINE + TOP + FOOT + 24);
  const [foot, { values, share }] = [height - FOOT, scaleOf(most)];
  const y = (value: number): number => TOP + OPEN + (foot - TOP - OPEN) * (1 - share(value));
  const drafts = days.map((day) =>
    column(
      marks.filter((mark) => mark.day === day),
      { y, floor: foot - 4, wide },
    ),
  );
  const gaps = days.map((day, place) => (place ? gapBetween(days[place - 1]!, day) : 0));
  const needed =
    LEFT + 8 + drafts.reduce((sum, draft) => sum + draft.width, 0) + gaps.filter(Boolean).length * BREAK;
  const spare = Math.max(0, room - needed) / drafts.length;
  const width = Math.max(room, needed);
  const drawn: DayDrawn[] = [];
  const laid: Laid[] = [];
  let x = LEFT + 8;
  for (const [place, draft] of drafts.entries()) {
    x += gaps[place] ? BREAK : 0;
    drawn.push({
      ...{ day: days[place]!, x, y: height - 12, path: `M${x} ${foot}V${foot + 5}`, gap: gaps[place]! },
      broken: gaps[place] ? `M${x - 20} ${foot + 6}l6 -12m4 0l-6 12` : '',
    });
    for (const one of draft.marks) laid.push({ ...one, x: x + one.x, labelX: x + one.labelX });
    x += draft.width + spare;
  }
  return {
    ...{ down: false, width, height, days: drawn, marks: laid, axis: `M${LEFT} ${foot}H${width}` },
    ticks: values.map((value) => ({
      ...{ value, path: `M${LEFT} ${y(value)}H${width}`, x: LEFT - 8, y: y(value) + 4, anchor: 'end' },
    })),
    band: (low, best, high) => {
      const [above, below] = [high === null ? TOP : y(high), y(low)];
      const top = Math.min(above, below - 2);
      const best_ = `M${LEFT} ${y(best)}H${width}`;
      return { x: LEFT, y: top, width: width - LEFT, height: Math.max(2, below - top), best: best_ };
    },
  };
}

interface Draft {
  readonly width: number;
  readonly marks: readonly Laid[];
}
interface Room {
  readonly y: (value: number) => number;
  readonly floor: number;
  readonly wide: Wide;
}

function column(marks: readonly Mark[], { y, floor, wide }: Room): Draft {
  const lanes: { top: number; bottom: number }[][] = [];
  const placed = marks.map((mark) => {
    const { top, bottom } = reach(mark, y);
    let lane = lanes.findIndex((taken) => taken.every((one) => bottom + 3 < one.top || top - 3 > one.bottom));
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane]!.push({ top, bottom });
    const bound = (value: number | null): number | null => (value === null ? null : y(value));
    return {
      ...{ mark, x: 10 + lane * LANE, y: y(valueOf(mark)), low: bound(mark.low), high: bound(mark.high) },
      ...{ figure: figureOf(mark), label: labelOf(mark, LONGEST) },
    };
  });
  const labelX = 10 + lanes.length * LANE;
  const ys = spread(
    placed.map((one) => one.y),
    floor,
  );
  const longest = Math.max(...placed.map(({ figure, label }) => wide(figure, true) + wide(` ${label}`)));
  return {
    width: labelX + longest + 14,
    marks: placed.map((one, at) => ({ ...one, labelX, labelY: ys[at]! })),
  };
}

/** How far up and down a mark goes. */
function reach(mark: Mark, y: (value: number) => number): { top: number; bottom: number } {
  const at = y(valueOf(mark));
  if (mark.bound === 'least') return { top: at - OPEN, bottom: at + 5 };
  if (mark.bound === 'most') return { top: at - 5, bottom: at + OPEN };
  if (mark.bound === 'span') return { top: y(mark.high!) - 2, bottom: y(mark.low!) + 2 };
  const around = mark.loose ? ABOUT : 6;
  return { top: at - around, bottom: at + around };
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
