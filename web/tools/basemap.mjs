// Writes public/basemap/*.json from Natural Earth (world-atlas, public domain): lands and borders, cut at the antimeridian.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { feature, mesh } from 'topojson-client';

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
const target = new URL('../public/basemap/', import.meta.url);
const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0);

const round = (value) =>
  Array.isArray(value) ? value.map(round) : typeof value === 'number' ? Math.round(value * 100) / 100 : value;
const upright = (value) => (typeof value[0] === 'number' ? [value[0], -value[1]] : value.map(upright));
const cut = (geometry) => {
  const flat = geoProject(geometry, degrees);
  return flat && { type: flat.type, coordinates: round(upright(flat.coordinates)) };
};

const countries = feature(atlas, atlas.objects.countries).features;
const lands = countries
  .map(({ geometry, properties }) => ({
    type: 'Feature',
    properties: { name: properties.name },
    geometry: cut(geometry),
  }))
  .filter(({ geometry }) => geometry);
const borders = cut(mesh(atlas, atlas.objects.countries, (one, other) => one !== other));
const largest = ({ type, coordinates }) =>
  type === 'Polygon'
    ? { type, coordinates }
    : coordinates
        .map((rings) => ({ type: 'Polygon', coordinates: rings }))
        .reduce((one, other) => (geoArea(one) >= geoArea(other) ? one : other));
const labels = countries.map(({ geometry, properties }) => ({
  type: 'Feature',
  properties: { name: properties.name, size: Math.round(geoArea(geometry) * 1e5) },
  geometry: { type: 'Point', coordinates: round(geoCentroid(largest(geometry))) },
}));

mkdirSync(target, { recursive: true });
const write = (name, features) =>
  writeFileSync(new URL(name, target), JSON.stringify({ type: 'FeatureCollection', features }));
write('lands.json', lands);
write('borders.json', [{ type: 'Feature', properties: {}, geometry: borders }]);
write('labels.json', labels);
