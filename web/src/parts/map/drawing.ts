// The map that MapLibre draws; loaded only where a map is shown.
import {
  Map as Drawn,
  ScaleControl,
  setWorkerUrl,
  type GeoJSONSource,
  type MapGeoJSONFeature,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import { onColours } from './colours';
import { lookText, type Look } from './look';
import { CLASSES, crossImage, mapLayers, mapStyle, POINT_LAYERS } from './layers';
import {
  areas,
  areaZoom,
  boxAround,
  boxOutline,
  crowding,
  features,
  mostOf,
  sizeOf,
  wrapped,
  type Box,
  type MapPoint,
} from './points';

setWorkerUrl(workerUrl);

const FONT = '12px "Inter Variable"';
const REACH = 3;
const CLOSEST = 7;
const CROWD = 2000;
const WORLDWIDE = 240;

export interface Told {
  /** The points under the pointer, topmost first, and where it is; none when it leaves. */
  hover(places: readonly number[], x: number, y: number): void;
  pick(places: readonly number[], x: number, y: number): void;
  moved(): void;
  /** Somebody begins to move it, and not the page. */
  byHand(): void;
}

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A map in an element, ready to draw on. */
export async function draw(holder: HTMLElement, words: string, told: Told): Promise<Drawing> {
  await document.fonts.load(FONT);
  const map = new Drawn({
    container: holder,
    style: mapStyle(),
    attributionControl: false,
    boxZoom: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 11,
    center: [15, 20],
    zoom: 0.6,
    fadeDuration: 0,
    cooperativeGestures: matchMedia('(pointer: coarse)').matches,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 80 }), 'bottom-left');
  map.getCanvas().setAttribute('aria-label', words);
  await map.once('style.load');
  return new Drawing(map, told);
}

export class Drawing {
  #points: readonly MapPoint[] = [];
  #end: () => void;
  #asked = 0;
  #marked = '';

  constructor(
    readonly map: Drawn,
    told: Told,
  ) {
    this.#crosses();
    map.on('mousemove', (event) => {
      cancelAnimationFrame(this.#asked);
      this.#asked = requestAnimationFrame(() => {
        const places = this.under(event.point.x, event.point.y);
        map.getCanvas().style.cursor = places.length ? 'pointer' : '';
        told.hover(places, event.point.x, event.point.y);
      });
    });
    map.on('mouseout', () => {
      cancelAnimationFrame(this.#asked);
      told.hover([], 0, 0);
    });
    map.on('click', (event) => {
      const { x, y } = event.point;
      told.pick(this.under(x, y), x, y);
    });
    map.on('movestart', (event) => {
      told.hover([], 0, 0);
      if (event.originalEvent) told.byHand();
    });
    map.on('moveend', () => told.moved());
    this.#end = onColours(() => this.paint());
  }

  /** Show these points; with `all`, the area of each is drawn. */
  show(points: readonly MapPoint[], { all = false, titles = false } = {}): void {
    this.#points = points;
    this.#marked = '?';
    this.#fill('points', features(points));
    this.#fill('areas', areas(all ? points : []));
    this.map.setLayerZoomRange('rings', points.length > CROWD ? 4 : 0, 24);
    this.map.setLayoutProperty('titles', 'visibility', titles ? 'visible' : 'none');
  }

  /** Ring the chosen point and the one pointed at, and draw the areas within which they are known. */
  mark(chosen: number | null, pointed: number | null, all = false): void {
    const crowded = this.#points.length > CROWD; // a ring at the pointer would draw all of them anew
    const marked = [crowded ? null : pointed, chosen].filter(
      (place) => place !== null && this.#points[place],
    ) as number[];
    const ringed = features(marked.map((place) => this.#points[place]!));
    const most = mostOf(this.#points);
    const crowd = crowding(this.#points.length);
    for (const ring of ringed.features) {
      const place = marked[ring.properties!['i'] as number]!;
      ring.properties = { size: sizeOf(this.#points[place]!.count, most) * crowd, firm: place === chosen };
    }
    const key = marked.join();
    if (key === this.#marked) return;
    this.#marked = key;
    this.#fill('chosen', ringed);
    if (!all) this.#fill('areas', areas(marked.map((place) => this.#points[place]!)));
  }

  /** Outline the area that rows are limited to. */
  outline(box: Box | null): void {
    const drawn = box && { type: 'Feature' as const, geometry: boxOutline(box), properties: {} };
    this.#fill('box', { type: 'FeatureCollection', features: drawn ? [drawn] : [] });
  }

  /** Move so that a box is in view. */
  fitBox({ south, west, north, east }: Box): void {
    this.map.fitBounds([west, south, east < west ? east + 360 : east, north], {
      padding: 40,
      animate: false,
    });
  }

  /** Move so that all points are in view; `areas` as near as the smallest area needs to be seen. */
  fit(points: readonly MapPoint[] = this.#points, quick = true, areas = false): void {
    const wide = points.flatMap((point) => edges(point));
    const box = boxAround(wide);
    if (!box) return;
    const [west, east] = acrossMap(box);
    this.map.fitBounds([west, box.south, east, box.north], {
      padding: 40,
      maxZoom: areas ? Math.max(CLOSEST, areaZoom(points)) : CLOSEST,
      animate: !quick && !still(),
    });
  }

  /** Bring a point into view when it is out of it. */
  reveal(place: number): void {
    const point = this.#points[place];
    if (!point || this.map.getBounds().contains([point.lon, point.lat])) return;
    this.map.easeTo({ center: [point.lon, point.lat], animate: !still(), duration: 300 });
  }

  /** Go nearer to a point, so that what it stands for comes apart. */
  into(place: number): void {
    const { lon, lat } = this.#points[place]!;
    this.map.easeTo({ center: [lon, lat], zoom: this.map.getZoom() + 2.5, animate: !still(), duration: 400 });
  }

  /** Where it looks now, as the address has it. */
  looks(): string {
    const { lat, lng } = this.map.getCenter();
    return lookText({ lat, lon: lng, zoom: this.map.getZoom() });
  }

  lookAt({ lat, lon, zoom }: Look): void {
    this.map.jumpTo({ center: [lon, lat], zoom });
  }

  zoom(by: number): void {
    this.map.zoomTo(this.map.getZoom() + by, { animate: !still(), duration: 200 });
  }

  /** The box between two corners on the screen, or that of the whole view. */
  box(from?: readonly [number, number], to?: readonly [number, number]): Box {
    if (!from || !to) {
      const view = this.map.getBounds();
      return { south: view.getSouth(), west: view.getWest(), north: view.getNorth(), east: view.getEast() };
    }
    const one = this.map.unproject([Math.min(from[0], to[0]), Math.max(from[1], to[1])]);
    const other = this.map.unproject([Math.max(from[0], to[0]), Math.min(from[1], to[1])]);
    return { south: one.lat, west: one.lng, north: other.lat, east: other.lng };
  }

  /** The points at a place on the screen, topmost first. */
  under(x: number, y: number): readonly number[] {
    const found = this.map.queryRenderedFeatures(
      [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ],
      { layers: POINT_LAYERS },
    );
    return [...new Set(found.map((one: MapGeoJSONFeature) => one.properties['i'] as number))];
  }

  /** Where a point is on the screen. */
  where(place: number): readonly [number, number] {
    const { lon, lat } = this.#points[place]!;
    const { x, y } = this.map.project([lon, lat]);
    return [x, y];
  }

  /** Take the colours that the page has now. */
  paint(): void {
    for (const layer of mapLayers())
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        this.map.setPaintProperty(layer.id, name as never, value as never);
    this.#crosses();
  }

  end(): void {
    this.#end();
    cancelAnimationFrame(this.#asked);
    this.map.remove();
  }

  #crosses(): void {
    for (const quad of CLASSES) {
      const name = `cross-${quad}`;
      if (this.map.hasImage(name)) this.map.updateImage(name, crossImage(quad));
      else this.map.addImage(name, crossImage(quad), { pixelRatio: 2 });
    }
  }

  #fill(source: string, data: FeatureCollection): void {
    void this.map.getSource<GeoJSONSource>(source)!.setData(data);
  }
}

/** From where to where a box is shown; what lies all around the globe is shown as maps of the world begin. */
function acrossMap({ west, east }: Box): readonly [number, number] {
  const far = east < west ? east + 360 : east;
  return far - west > WORLDWIDE ? [-170, 190] : [west, far];
}

function edges(point: MapPoint): MapPoint[] {
  const reach = (point.radius_km ?? 0) / 111;
  const wide = reach / Math.max(0.1, Math.cos((point.lat * Math.PI) / 180));
  const at = (lat: number, lon: number) => ({
    ...point,
    lat: Math.max(-85, Math.min(85, lat)),
    lon: wrapped(lon),
  });
  return [at(point.lat - reach, point.lon - wide), at(point.lat + reach, point.lon + wide)];
}
