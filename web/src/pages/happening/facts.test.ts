import { expect, it } from 'vitest';
import { distinct, pointsOf, when, where } from './facts';

type Told = Parameters<typeof when>[0];
const place = {
  name: 'Aceh',
  country: 'IDN',
  admin1: 'Aceh',
  lat: 4,
  lon: 97,
  radius_km: 219,
  basis: 'dateline',
};
const told = (more: Partial<Told>): Told => ({
  ...{
    id: 'h1',
    type: 'ASSAULT',
    mode: [],
    status: 'asserted',
    days: null,
    place: null,
    actors: [],
    recipients: [],
  },
  ...{
    weapon: [],
    victims: [],
    tolls: {},
    article_count: 1,
    origins: 1,
    mention_count: 1,
    articles: [],
    main_of: [],
  },
  ...{ mentions: [], reports: [], pairings: [], pairing_count: 0, judgements: [] },
  ...more,
});

it('days say by what they are known, and that they are not stated', () => {
  const published = { from: '2003-11-06', to: '2003-11-16', basis: 'published' };
  expect(when(told({ days: published }))).toEqual({
    text: 'within 6–16 Nov 2003',
    basis: 'day not stated: the ten days before it was first published',
  });
  expect(when(told({})).text).toBe('day not stated');
});
it('a place says how precisely it is known and by what words', () => {
  expect(where(told({ place }))).toEqual({
    text: 'Aceh, IDN',
    basis: 'within about 219 km · from the dateline: where the report was written',
  });
  expect(where(told({})).text).toBe('place not stated');
});
it('a happening without coordinates is no point', () => {
  expect(pointsOf(told({ place: { ...place, lat: null, lon: null, radius_km: null } }))).toEqual([]);
  expect(pointsOf(told({ place })).map((point) => point.radius_km)).toEqual([219]);
});
it('names that differ in capitals stand once', () => {
  expect(distinct(['gunmen', 'Gunmen', 'army'])).toEqual(['gunmen', 'army']);
});
