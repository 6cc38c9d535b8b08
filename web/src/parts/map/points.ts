// What the map shows: points with their signs, areas of precision, boxes. Longitudes may pass 180 so that nothing is torn.
import type { Feature, FeatureCollection, Point, Polygon } from 'geojson';

/** Something at a place; `radius_km` is how precisely the place is known, `count` sets the size. */
export interface MapPoint {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  readonly title: string;
  readonly detail?: string;
  readonly quad?: number | null;
  readonly status?: string | null;
  readonly count?: number | null;
  readonly radius_km?: number | null;
  readonly href?: string;
  /** It stands for many that are too many to be drawn; choosing it leads nearer. */
  readonly group?: boolean;
}

/** South, west, north, east; `west` is greater than `east` across the date line. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export type Sign = 'full' | 'hollow' | 'crossed';

/** From this radius on a place is only known widely, and the sign gets a ring. */
export const WIDE_KM = 25;
const KM_OF_DEGREE = 111.195;
const LEAST = 4;
const MOST = 18;

const SIGNS: Record<string, Sign> = {
  planned: 'hollow',
  requested: 'hollow',
  threatened: 'hollow',
  possible: 'hollow',
  denied: 'crossed',
  negated: 'crossed',
};

/** Filled for what is told as having happened, hollow for what is not or not yet, crossed for what is denied. */
export const signOf = (status: string | null | undefined): Sign => SIGNS[status ?? ''] ?? 'full';

/** The radius in pixels of a count, so that areas go by counts. */
export function sizeOf(count: number | null | undefined, most: number): number {
  if (most <= 1) return LEAST + 1;
  return (
    LEAST + (Math.min(MOST, 8 + most / 10) - LEAST) * Math.sqrt(Math.max(0, (count ?? 1) - 1) / (most - 1))
  );
}

/** How much smaller signs are drawn when there are many, so that they do not hide each other. */
export const crowding = (many: number): number => (many > 8000 ? 0.55 : many > 2000 ? 0.75 : 1);

/** Three counts, rounded, that show in a legend what the sizes mean; none when all are the same. */
export function sizesShown(most: number): readonly number[] {
  if (most < 4) return [];
  const rounded = (value: number): number => {
    const step = 10 ** Math.floor(Math.log10(value));
    return Math.max(1, Math.round(value / step) * step);
  };
  return [...new Set([1, rounded(most / 4), rounded(most)])].filter((value) => value <= most * 1.5);
}

export const mostOf = (points: readonly MapPoint[]): number =>
  points.reduce((most, point) => Math.max(most, point.count ?? 1), 1);

/** The points as features, large ones first so that small ones lie on top; `i` is the place in the list. */
export function features(points: readonly MapPoint[]): FeatureCollection<Point> {
  const most = mostOf(points);
  const order = points.map((_, place) => place);
  order.sort((one, other) => (points[other]!.count ?? 1) - (points[one]!.count ?? 1));
  return {
    type: 'FeatureCollection',
    features: order.map((place) =>
      feature(points[place]!, place, sizeOf(points[place]!.count, most) * crowding(points.length)),
    ),
  };
}

function feature(point: MapPoint, place: number, size: number): Feature<Point> {
  const properties = {
    i: place,
    quad: point.quad ?? 0,
    sign: signOf(point.status),
    size: Math.round(size * 10) / 10,
    wide: (point.radius_km ?? 0) >= WIDE_KM,
    title: point.title,
  };
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
    properties,
  };
}

/** The area within which a place is known, as features of the class of the act. */
export function areas(points: readonly MapPoint[]): FeatureCollection<Polygon> {
  const wide = points.filter((point) => (point.radius_km ?? 0) >= 1);
  return {
    type: 'FeatureCollection',
    features: wide.map((point) => ({
      type: 'Feature',
      geometry: circle(point.lat, point.lon, point.radius_km!),
      properties: { quad: point.quad ?? 0, wide: point.radius_km! >= WIDE_KM },
    })),
  };
}

const SEEN = 16;
const KM_OF_PIXEL = 78.27;
const NEAREST = 10.5;

/** The zoom from which the smallest area of some points is seen around its sign. */
export function areaZoom(points: readonly MapPoint[]): number {
  const zooms = points
    .filter((point) => (point.radius_km ?? 0) >= 1)
    .map(({ lat, radius_km }) => Math.log2((SEEN * KM_OF_PIXEL * Math.cos(lat / DEGREES)) / radius_km!));
  return Math.min(NEAREST, Math.max(0, ...zooms));
}

/** A circle on the globe; its longitudes run on over 180 rather than jump. */
export function circle(lat: number, lon: number, km: number, corners = 72): Polygon {
  const angle = km / KM_OF_DEGREE / DEGREES;
  const here = lat / DEGREES;
  const ring = Array.from({ length: corners + 1 }, (_, corner) => {
    const bearing = ((corner % corners) * 2 * Math.PI) / corners;
    const sine = Math.sin(here) * Math.cos(angle) + Math.cos(here) * Math.sin(angle) * Math.cos(bearing);
    const there = Math.asin(Math.min(1, Math.max(-1, sine)));
    const turn = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(here),
      Math.cos(angle) - Math.sin(here) * Math.sin(there),
    );
    return [round(lon + turn * DEGREES), round(there * DEGREES)];
  });
  return { type: 'Polygon', coordinates: [ring] };
}

const DEGREES = 180 / Math.PI;
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** The smallest box around points, over the date line when that is shorter; null without points. */
export function boxAround(points: readonly MapPoint[]): Box | null {
  if (!points.length) return null;
  const lats = points.map((point) => point.lat);
  const lons = [...new Set(points.map((point) => point.lon))].sort((one, other) => one - other);
  let west = lons[0]!;
  let east = lons.at(-1)!;
  let widest = west + 360 - east;
  for (let place = 1; place < lons.length; place += 1) {
    const gap = lons[place]! - lons[place - 1]!;
    if (gap > widest) [widest, west, east] = [gap, lons[place]!, lons[place - 1]!];
  }
  return { south: least(lats), west, north: -least(lats.map((lat) => -lat)), east };
}

const least = (values: readonly number[]): number =>
  values.reduce((low, value) => Math.min(low, value), Infinity);

/** The longitude between -180 and 180. */
export const wrapped = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;

/** "29.5,38,38,49": a box as the filter `box` has it, to a hundredth of a degree. */
export function boxText({ south, west, north, east }: Box): string {
  if (east - west >= 360) return [clamp(south), -180, clamp(north), 180].map(String).join(',');
  return [clamp(south), hundredth(wrapped(west)), clamp(north), hundredth(wrapped(east))].join(',');
}

const hundredth = (value: number): number => Math.round(value * 100) / 100 + 0;
const clamp = (lat: number): number => hundredth(Math.max(-90, Math.min(90, lat)));

/** The box that a filter names, or null when it names none. */
export function boxOf(text: string | null | undefined): Box | null {
  const parts = (text ?? '').split(',');
  const values = parts.map(Number);
  if (values.length !== 4 || parts.some((part) => !part.trim()) || values.some(Number.isNaN)) return null;
  const [lat, west, other, east] = values as [number, number, number, number];
  return { south: Math.min(lat, other), west, north: Math.max(lat, other), east };
}

/** A box said in words: "29.5° N – 38° N, 38° E – 49° E". */
export function boxWords(box: Box): string {
  const said = (value: number, plus: string, minus: string) =>
    `${Math.abs(hundredth(value))}° ${value < 0 ? minus : plus}`;
  const lats = `${said(box.south, 'N', 'S')} to ${said(box.north, 'N', 'S')}`;
  return `${lats}, ${said(box.west, 'E', 'W')} to ${said(box.east, 'E', 'W')}`;
}

/** The outline of a box; its east runs on over 180 when it crosses the date line. */
export function boxOutline(box: Box): Polygon {
  const east = box.east < box.west ? box.east + 360 : box.east;
  const { south, west, north } = box;
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}
