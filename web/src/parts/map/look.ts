// Where a map looks, as the address has it: "lat,lon,zoom", as exact as can be seen at that zoom.
import { wrapped } from './points';

export interface Look {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}

const NORTHMOST = 85;
const CLOSEST = 11;

/** "-1.29,36.82,7.5" */
export function lookText({ lat, lon, zoom }: Look): string {
  const digits = zoom < 4 ? 1 : zoom < 8 ? 2 : 3;
  return [rounded(lat, digits), rounded(wrapped(lon), digits), rounded(zoom, 1)].join(',');
}

/** Where an address looks, or null when it says nowhere on earth. */
export function lookOf(text: string | null | undefined): Look | null {
  const parts = (text ?? '').split(',');
  const [lat, lon, zoom] = parts.map((part) => (part.trim() ? Number(part) : NaN));
  if (parts.length !== 3 || lat === undefined || lon === undefined || zoom === undefined) return null;
  if (!(Math.abs(lat) <= NORTHMOST && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= CLOSEST)) return null;
  return { lat, lon, zoom };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;
