// How wide texts of a chart are in this browser.
import { middling, type Wide } from './drawn';

const PLAIN = '11.5px "Inter Variable", system-ui, sans-serif';
let pen: CanvasRenderingContext2D | null | undefined;

/** The width of a text in the font of charts. */
export const drawnWide: Wide = (text, bold = false) => {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return middling(text, bold);
  pen.font = bold ? `650 ${PLAIN}` : PLAIN;
  return pen.measureText(text).width;
};
