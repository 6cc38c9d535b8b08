import { axisX, barY, dot, gridY } from '@observablehq/plot';
import { describe, expect, it } from 'vitest';
import { drawing } from './drawing';

const days = [1, 2, 5].map((day) => ({ at: new Date(Date.UTC(1990, 7, day)), count: day }));
const made = () =>
  drawing({
    width: 300,
    marks: [gridY(), axisX(), dot(days, { x: 'at', y: 'count', symbol: 'square' })],
  });

describe('a drawing', () => {
  it('brings no styles that the pages would have to allow', () => {
    const { svg } = made();
    expect(svg.querySelectorAll('style')).toHaveLength(0);
    expect(svg.outerHTML).not.toContain(' style="');
  });
  it('takes letters from the page', () => {
    expect(made().svg.outerHTML).not.toMatch(/font-(family|size|variant)/);
  });
  it('tells where values stand', () => {
    const { x, y } = drawing({
      ...{ width: 100, height: 50, margin: 0, x: { domain: [0, 10] }, y: { domain: [0, 5] } },
      marks: [barY([1], { x: null, y: [2] })],
    });
    expect([x(0), x(5), x(10), y(0), y(5)]).toEqual([0, 50, 100, 50, 0]);
  });
});
