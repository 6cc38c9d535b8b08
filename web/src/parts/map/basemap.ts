// The map under the points: lands, borders and names of countries from files of our own, in the colours of the page.
import { setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(workerUrl);

const colour = (name: string): string => {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const seen = getComputedStyle(probe).color;
  probe.remove();
  return seen;
};

/** The style of the map in the colours that the page has now. */
export function basemap(): StyleSpecification {
  const source = (name: string) => ({
    type: 'geojson' as const,
    data: `${location.origin}/basemap/${name}.json`,
  });
  return {
    version: 8,
    sources: { lands: source('lands'), borders: source('borders'), labels: source('labels') },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour('--sunk') } },
      { id: 'lands', type: 'fill', source: 'lands', paint: { 'fill-color': colour('--sheet') } },
      {
        id: 'coasts',
        type: 'line',
        source: 'lands',
        paint: { 'line-color': colour('--line'), 'line-width': 0.7 },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        paint: { 'line-color': colour('--line-firm'), 'line-width': 0.5 },
      },
      {
        id: 'names',
        type: 'symbol',
        source: 'labels',
        layout: {
          'text-field': ['get', 'name'],
          'text-font': ['Inter Variable', 'sans-serif'],
          'text-size': 11,
          'symbol-sort-key': ['-', 0, ['get', 'size']],
          'text-padding': 8,
        },
        paint: {
          'text-color': colour('--ink-soft'),
          'text-halo-color': colour('--sheet'),
          'text-halo-width': 1,
        },
      },
    ],
  };
}
