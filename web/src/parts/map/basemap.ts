// The map under the points: lands, borders and names of countries from files of our own, in the colours of the page.
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { colour } from './colours';

const source = (name: string): SourceSpecification => ({
  type: 'geojson',
  data: `${location.origin}/basemap/${name}.json`,
});

export const groundSources = (): Record<string, SourceSpecification> => ({
  lands: source('lands'),
  borders: source('borders'),
  labels: source('labels'),
});

/** Lands and borders, which lie under everything. */
export const groundLayers = (): LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': colour('--map-sea') } },
  { id: 'lands', type: 'fill', source: 'lands', paint: { 'fill-color': colour('--map-land') } },
  {
    id: 'coasts',
    type: 'line',
    source: 'lands',
    paint: {
      'line-color': colour('--map-line'),
      'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.5, 6, 1],
    },
  },
  {
    id: 'borders',
    type: 'line',
    source: 'borders',
    paint: {
      'line-color': colour('--map-border'),
      'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.5, 6, 1.25],
    },
  },
];

/** Names of countries, large ones first, drawn in the font of the page. */
export const nameLayer = (): LayerSpecification => ({
  id: 'names',
  type: 'symbol',
  source: 'labels',
  filter: ['>=', ['get', 'size'], ['step', ['zoom'], 150, 2, 30, 3.5, 0]],
  layout: {
    'text-field': ['get', 'name'],
    'text-font': ['Inter Variable'],
    'text-size': ['interpolate', ['linear'], ['zoom'], 1, 10, 6, 14],
    'text-letter-spacing': 0.04,
    'text-max-width': 7,
    'symbol-sort-key': ['-', 0, ['get', 'size']],
    'text-padding': 6,
  },
  paint: {
    'text-color': colour('--map-name'),
    'text-halo-color': colour('--map-land'),
    'text-halo-width': 1.2,
  },
});
