// How points are drawn: the class of the act as colour, the status as a filled, hollow or crossed sign, the precision as a ring and an area.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { groundLayers, groundSources, nameLayer } from './basemap';
import { colour } from './colours';

export const CLASSES = [0, 1, 2, 3, 4] as const;
export const POINT_LAYERS = ['signs', 'crosses'];
const EMPTY = { type: 'FeatureCollection' as const, features: [] };

/** The colour of a class of acts; 0 is none. */
export const classColour = (quad: number): string => colour(quad ? `--quad-${quad}` : '--line-firm');

const byClass = (): ExpressionSpecification => [
  'match',
  ['get', 'quad'],
  1,
  classColour(1),
  2,
  classColour(2),
  3,
  classColour(3),
  4,
  classColour(4),
  classColour(0),
];

/** The whole style in the colours that the page has now. */
export const mapStyle = (): StyleSpecification => ({
  version: 8,
  sources: {
    ...groundSources(),
    areas: { type: 'geojson', data: EMPTY },
    box: { type: 'geojson', data: EMPTY },
    points: { type: 'geojson', data: EMPTY, maxzoom: 8, buffer: 32 },
    chosen: { type: 'geojson', data: EMPTY },
  },
  layers: mapLayers(),
});

/** All layers, lowest first. */
export const mapLayers = (): LayerSpecification[] => [
  ...groundLayers(),
  nameLayer(),
  ...areaLayers(),
  ...boxLayers(),
  ...pointLayers(),
  ...chosenLayers(),
];

const areaLayers = (): LayerSpecification[] => [
  {
    id: 'areas',
    type: 'fill',
    source: 'areas',
    paint: { 'fill-color': byClass(), 'fill-opacity': 0.14 },
  },
  {
    id: 'area-edges',
    type: 'line',
    source: 'areas',
    filter: ['!', ['get', 'wide']],
    paint: { 'line-color': byClass(), 'line-width': 1.25 },
  },
  {
    id: 'wide-edges',
    type: 'line',
    source: 'areas',
    filter: ['get', 'wide'],
    paint: { 'line-color': byClass(), 'line-width': 1.5, 'line-dasharray': [3, 3] },
  },
];

const boxLayers = (): LayerSpecification[] => [
  {
    id: 'box',
    type: 'fill',
    source: 'box',
    paint: { 'fill-color': colour('--accent'), 'fill-opacity': 0.07 },
  },
  {
    id: 'box-edge',
    type: 'line',
    source: 'box',
    paint: { 'line-color': colour('--accent'), 'line-width': 1.5, 'line-dasharray': [1, 2] },
  },
];

const pointLayers = (): LayerSpecification[] => [
  {
    id: 'rings',
    type: 'circle',
    source: 'points',
    filter: ['get', 'wide'],
    paint: {
      'circle-radius': ['+', ['get', 'size'], 4],
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-color': byClass(),
      'circle-stroke-width': 1,
      'circle-stroke-opacity': 0.7,
    },
  },
  {
    id: 'signs',
    type: 'circle',
    source: 'points',
    filter: ['!=', ['get', 'sign'], 'crossed'],
    paint: {
      'circle-radius': ['get', 'size'],
      'circle-color': ['case', ['==', ['get', 'sign'], 'full'], byClass(), colour('--sheet')],
      'circle-opacity': 0.88,
      'circle-stroke-color': ['case', ['==', ['get', 'sign'], 'full'], colour('--sheet'), byClass()],
      'circle-stroke-width': ['case', ['==', ['get', 'sign'], 'full'], 1, 2],
    },
  },
  {
    id: 'crosses',
    type: 'symbol',
    source: 'points',
    filter: ['==', ['get', 'sign'], 'crossed'],
    layout: {
      'icon-image': ['concat', 'cross-', ['get', 'quad']],
      'icon-size': ['/', ['get', 'size'], 9],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
];

const chosenLayers = (): LayerSpecification[] => [
  {
    id: 'chosen-under',
    type: 'circle',
    source: 'chosen',
    paint: {
      'circle-radius': ['+', ['get', 'size'], 4],
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-color': colour('--sheet'),
      'circle-stroke-width': 5,
    },
  },
  {
    id: 'chosen',
    type: 'circle',
    source: 'chosen',
    paint: {
      'circle-radius': ['+', ['get', 'size'], 4],
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-color': colour('--ink'),
      'circle-stroke-width': ['case', ['get', 'firm'], 2.5, 1.25],
    },
  },
  {
    id: 'titles',
    type: 'symbol',
    source: 'points',
    layout: {
      visibility: 'none',
      'text-field': ['get', 'title'],
      'text-font': ['Inter Variable'],
      'text-size': 12,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': ['/', ['+', ['get', 'size'], 6], 12],
      'text-justify': 'auto',
    },
    paint: {
      'text-color': colour('--ink'),
      'text-halo-color': colour('--sheet'),
      'text-halo-width': 1.6,
    },
  },
];

/** The sign of what is denied: a ring with a cross, drawn at twice its size. */
export function crossImage(quad: number): ImageData {
  const side = 44;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const pen = canvas.getContext('2d')!;
  pen.lineWidth = 5;
  pen.lineCap = 'round';
  pen.strokeStyle = classColour(quad);
  pen.fillStyle = colour('--sheet');
  pen.beginPath();
  pen.arc(side / 2, side / 2, 18, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
  pen.beginPath();
  for (const [x, y] of [
    [15, 15],
    [29, 15],
  ] as const) {
    pen.moveTo(x, y);
    pen.lineTo(side - x, side - y);
  }
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}
