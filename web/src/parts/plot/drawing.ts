// Drawings by Observable Plot that stand on our pages: without the styles it brings (the pages allow none inside), in our letters.
import { plot, type PlotOptions } from '@observablehq/plot';

/** A scale of a drawing: where a value stands on the page. */
type Place = (value: number | Date) => number;

export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly x: Place;
  readonly y: Place;
}

/** Draw, and take out what the style sheet of `Plotted.svelte` says instead; the drawing is not yet on the page. */
export function drawing(options: PlotOptions): Drawing {
  const made = plot({ ...options, className: 'drawing', figure: false }) as SVGSVGElement &
    ReturnType<typeof plot>;
  made.querySelector('style')?.remove();
  for (const name of ['font-family', 'font-size', 'aria-label']) made.removeAttribute(name);
  for (const each of made.querySelectorAll('[font-variant]')) each.removeAttribute('font-variant');
  const place = (name: 'x' | 'y'): Place => {
    const scale = made.scale(name);
    return (value) => Number(scale?.apply(value) ?? 0);
  };
  return { svg: made, x: place('x'), y: place('y') };
}
