// Lines between actors on a canvas: bent, so that both directions can be seen, with an arrow at whom it is done to.

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Line {
  readonly name: string;
  /** Points along the bend, from edge to edge of the two circles. */
  readonly points: readonly Point[];
  readonly width: number;
}

const BEND = 0.14;
const STEPS = 20;

/** The bend between two circles; null where they touch. */
export function bend(
  from: Point,
  to: Point,
  own: number,
  other: number,
  head: number,
): readonly Point[] | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const free = length - own - other;
  if (free < 3) return null;
  const middle = { x: (from.x + to.x) / 2 - dy * BEND, y: (from.y + to.y) / 2 + dx * BEND };
  const first = own / length;
  const last = 1 - (other + Math.min(head, free * 0.6)) / length;
  return Array.from({ length: STEPS + 1 }, (_, place) => {
    const at = first + ((last - first) * place) / STEPS;
    const back = 1 - at;
    return {
      x: back * back * from.x + 2 * back * at * middle.x + at * at * to.x,
      y: back * back * from.y + 2 * back * at * middle.y + at * at * to.y,
    };
  });
}

/** Draw a line with its dashes and its arrow. */
export function draw(
  context: CanvasRenderingContext2D,
  line: Line,
  { colour, dash, faint }: { colour: string; dash: readonly number[]; faint: boolean },
): void {
  const { points, width } = line;
  const [before, end] = [points.at(-2)!, points.at(-1)!];
  const [along, size] = [Math.atan2(end.y - before.y, end.x - before.x), headOf(width)];
  context.globalAlpha = faint ? 0.12 : 0.85;
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash.map((part) => part * Math.max(1, width / 3)));
  context.beginPath();
  for (const { x, y } of points) context.lineTo(x, y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(end.x + size * Math.cos(along), end.y + size * Math.sin(along));
  for (const side of [2.5, -2.5])
    context.lineTo(end.x + size * 0.8 * Math.cos(along + side), end.y + size * 0.8 * Math.sin(along + side));
  context.fill();
}

/** How long the arrow of a line is. */
export const headOf = (width: number): number => 5 + width * 0.9;

/** The line nearest to a point, if one is near enough. */
export function nearest(lines: readonly Line[], at: Point, within = 6): Line | null {
  let found: Line | null = null;
  let least = Infinity;
  for (const line of lines) {
    for (const point of line.points) {
      const far = Math.hypot(point.x - at.x, point.y - at.y) - line.width / 2;
      if (far < least) [least, found] = [far, line];
    }
  }
  return least <= within ? found : null;
}
