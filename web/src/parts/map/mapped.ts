// What /map answers, as points of a map: each by itself, or cells of a grid where there are too many.
import type { components } from '../../lib/api/schema';
import { counted, days, number, title } from '../../lib/format';
import { boxOf, boxText, wrapped, type Box, type MapPoint } from './points';

export type Mapped = components['schemas']['Mapped'];

/** The points that are drawn; the size of a happening goes by its independent origins, that of a cell by its count. */
export function pointsOf(mapped: Mapped, counts: readonly [string, string]): readonly MapPoint[] {
  const { points, cells } = mapped;
  if (points)
    return points.id.map((id, place) => ({
      id,
      lat: points.lat[place]!,
      lon: points.lon[place]!,
      title: title(points.type[place]!),
      detail: detail(points.day[place] ?? null, points.figure[place] ?? null),
      quad: points.quad[place]!,
      status: points.status[place]!,
      count: points.origins[place] ?? null,
      radius_km: points.radius_km[place] ?? null,
    }));
  if (!cells) return [];
  return cells.count.map((count, place) => ({
    id: `cell ${cells.lat[place]} ${cells.lon[place]}`,
    lat: cells.lat[place]!,
    lon: cells.lon[place]!,
    title: counted(count, ...counts),
    detail: `at ${counted(cells.places[place]!, 'place')}: choose it to go nearer`,
    count,
    group: true,
  }));
}

const detail = (day: string | null, figure: number | null): string =>
  [days(day, day), figure ? `best figure ${number(figure)}` : ''].filter(Boolean).join(' · ');

/** The box that is both in view and asked for, as the filter has it; null when there is none, the view when none is asked for. */
export function inView(view: string | null, box: string | null): string | null {
  const [seen, asked] = [boxOf(view), boxOf(box)];
  if (!seen || !asked || seen.west > seen.east || asked.west > asked.east) return box ?? view;
  const both: Box = {
    south: Math.max(seen.south, asked.south),
    west: Math.max(wrapped(seen.west), asked.west),
    north: Math.min(seen.north, asked.north),
    east: Math.min(seen.east, asked.east),
  };
  return both.south < both.north && both.west < both.east ? boxText(both) : box;
}
