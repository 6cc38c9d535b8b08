import { describe, expect, it } from 'vitest';
import {
  areas,
  areaZoom,
  boxAround,
  boxOf,
  boxOutline,
  boxText,
  boxWords,
  circle,
  features,
  signOf,
  sizeOf,
  sizesShown,
  type MapPoint,
} from './points';

const point = (lat: number, lon: number, more: Partial<MapPoint> = {}): MapPoint => ({
  id: `${lat},${lon}`,
  lat,
  lon,
  title: 'somewhere',
  ...more,
});

describe('signs', () => {
  it.each([
    ['actual', 'full'],
    ['ongoing', 'full'],
    [null, 'full'],
    ['planned', 'hollow'],
    ['threatened', 'hollow'],
    ['denied', 'crossed'],
    ['negated', 'crossed'],
  ])('of what is %s are %s', (status, sign) => expect(signOf(status)).toBe(sign));
  it('grow in area with the count', () => {
    expect(sizeOf(1, 1)).toBe(5);
    expect([sizeOf(1, 101), sizeOf(26, 101), sizeOf(101, 101)]).toEqual([4, 11, 18]);
  });
  it('differ little where counts do', () => expect(sizeOf(3, 3)).toBeLessThan(9));
  it('are explained by round counts', () => {
    expect(sizesShown(1)).toEqual([]);
    expect(sizesShown(874)).toEqual([1, 200, 900]);
  });
});

describe('features', () => {
  it('have large points first and lead back to the list', () => {
    const made = features([point(1, 1, { count: 2 }), point(2, 2, { count: 9 })]);
    expect(made.features.map((one) => one.properties!['i'])).toEqual([1, 0]);
  });
  it('say which places are only known widely', () => {
    const made = features([point(1, 1, { radius_km: 3 }), point(2, 2, { radius_km: 80 })]);
    expect(made.features.map((one) => one.properties!['wide'])).toEqual([false, true]);
  });
  it('have areas only where a precision is known', () => {
    expect(areas([point(1, 1), point(2, 2, { radius_km: 80 })]).features).toHaveLength(1);
  });
});

describe('the zoom for areas', () => {
  it('is nearer the smaller an area is, up to what the map has', () => {
    const zoom = (radius_km: number) => areaZoom([point(0, 0, { radius_km })]);
    expect(zoom(80)).toBeLessThan(zoom(5));
    expect(zoom(2) - zoom(4)).toBeCloseTo(1);
    expect([zoom(0.5), areaZoom([point(1, 1)])]).toEqual([0, 0]);
    expect(zoom(1)).toBeLessThanOrEqual(10.5);
  });
});

describe('a circle', () => {
  it('is as wide in kilometres everywhere', () => {
    const lons = circle(60, 10, 111.195).coordinates[0]!.map((corner) => corner[0]!);
    expect(Math.max(...lons) - 10).toBeCloseTo(2, 1);
  });
  it('is closed', () => {
    const ring = circle(33, 44, 50).coordinates[0]!;
    expect(ring[0]).toEqual(ring.at(-1));
  });
  it('runs on over the date line', () => {
    const lons = circle(-17, 179.9, 100).coordinates[0]!.map((corner) => corner[0]!);
    expect(Math.max(...lons)).toBeGreaterThan(180);
    expect(Math.min(...lons)).toBeGreaterThan(178);
  });
});

describe('the box around points', () => {
  it('holds them all', () => {
    expect(boxAround([point(10, 20), point(-5, 44)])).toEqual({ south: -5, west: 20, north: 10, east: 44 });
  });
  it('crosses the date line when that is shorter', () => {
    const found = boxAround([point(-17, 178), point(-14, -171), point(-20, 175)])!;
    expect([found.west, found.east]).toEqual([175, -171]);
  });
  it('of no points is none', () => expect(boxAround([])).toBeNull());
});

describe('a box', () => {
  const box = { south: 29.123, west: 38, north: 38.5, east: 49 };
  it('is written as the filter has it', () => expect(boxText(box)).toBe('29.12,38,38.5,49'));
  it('keeps within the earth', () => {
    expect(boxText({ south: -95, west: -200, north: 91, east: 170 })).toBe('-90,-180,90,180');
    expect(boxText({ south: 0, west: 170, north: 1, east: 190 })).toBe('0,170,1,-170');
  });
  it('is read as it was written', () => {
    expect(boxOf('29.12,38,38.5,49')).toEqual({ south: 29.12, west: 38, north: 38.5, east: 49 });
    expect([boxOf('29,38,x,49'), boxOf(''), boxOf('1,,2,3'), boxOf(null)]).toEqual([null, null, null, null]);
  });
  it('is said in words', () => expect(boxWords(box)).toBe('29.12° N to 38.5° N, 38° E to 49° E'));
  it('over the date line has an outline that is not torn', () => {
    const lons = boxOutline({ south: 0, west: 170, north: 1, east: -170 }).coordinates[0]!.map((at) => at[0]);
    expect(lons).toEqual([170, 190, 190, 170, 170]);
  });
});
