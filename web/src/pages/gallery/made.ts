// Made rows for looking at the parts while they are built; nothing here is in the pages that are shipped.
import type { MapPoint } from '../../parts/map/points';

/** Numbers between 0 and 1 that look random and are always the same. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const TOWNS: readonly (readonly [string, number, number])[] = [
  ['Kuwait City', 29.37, 47.98],
  ['Basra', 30.51, 47.78],
  ['Baghdad', 33.31, 44.36],
  ['Dhahran', 26.29, 50.11],
  ['Geneva', 46.2, 6.14],
  ['New York', 40.71, -74.01],
  ['Suva', -18.14, 178.44],
  ['Apia', -13.83, -171.77],
  ['Amman', 31.95, 35.93],
  ['Helsinki', 60.17, 24.94],
];
const STATUSES = ['actual', 'actual', 'actual', 'actual', 'threatened', 'denied', 'possible', 'planned'];

/** Made points: few, or many scattered around towns. */
export function madePoints(many: number): MapPoint[] {
  const next = dice(many);
  return Array.from({ length: many }, (_, place) => {
    const [name, lat, lon] = TOWNS[Math.floor(next() * TOWNS.length)]!;
    const far = many > 100 ? 14 : 0;
    return {
      id: `p${place}`,
      title: many > 100 ? `${name} ${place}` : name,
      lat: Math.max(-70, Math.min(75, lat + (next() - 0.5) * far)),
      lon: lon + (next() - 0.5) * far * 1.6,
      quad: 1 + Math.floor(next() * 4),
      status: STATUSES[Math.floor(next() * STATUSES.length)]!,
      count: Math.ceil(next() ** 6 * 120),
      radius_km: [2, 8, 20, 120][Math.floor(next() * 4)]!,
      detail: 'made for looking',
    };
  });
}
