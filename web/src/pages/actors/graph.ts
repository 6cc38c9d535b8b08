// The network of actors as a drawing: where each stands (always the same for the same pairs), how wide and of what kind each line is.
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { components } from '../../lib/api/schema';

export type Network = components['schemas']['Network'];
export type Node = components['schemas']['Node'];
export type Edge = components['schemas']['Edge'];

export type Tone = 'cooperation' | 'mixed' | 'conflict';

/** A mean of the Goldstein scale (−10 to 10) is conflict below −1, cooperation above 1, and mixed between. */
export const toneOf = (goldstein: number): Tone =>
  goldstein < -1 ? 'conflict' : goldstein > 1 ? 'cooperation' : 'mixed';

/** How a line of each kind is drawn: by colour and by dashes. */
export const TONES: Record<Tone, { readonly colour: string; readonly dash: readonly number[] }> = {
  cooperation: { colour: '--quad-2', dash: [] },
  mixed: { colour: '--line-firm', dash: [9, 5] },
  conflict: { colour: '--quad-4', dash: [2, 3] },
};

/** "+6.3", "−2", as the scale is written. */
export const scale = (goldstein: number): string => {
  const said = Math.abs(goldstein).toFixed(1).replace(/\.0$/, '');
  return said === '0' ? '0' : (goldstein < 0 ? '−' : '+') + said;
};

const ROUNDS = 500;
const WIDEST = 7;
const ACROSS = 620; // the drawing is thought so wide, in the measure of the circles
const APART = 30;

/** The actors with places, in a graph: those of a country begin beside each other, then forces move them, always alike. */
export function placed(network: Network): Graph {
  const graph = new Graph({ type: 'directed' });
  const most = Math.max(1, ...network.nodes.map((node) => node.total));
  const ordered = [...network.nodes].sort(
    (one, other) =>
      (one.country ?? '~').localeCompare(other.country ?? '~', 'en') || one.entity - other.entity,
  );
  for (const [place, node] of ordered.entries()) {
    const angle = (2 * Math.PI * place) / ordered.length;
    graph.addNode(node.entity, {
      x: 100 * Math.cos(angle),
      y: 100 * Math.sin(angle),
      size: 4 + 9 * Math.sqrt(node.total / most),
      label: node.name,
    });
  }
  for (const edge of network.edges)
    graph.mergeEdge(edge.actor, edge.recipient, { weight: Math.sqrt(edge.mentions) });
  if (graph.order > 1) {
    forceAtlas2.assign(graph, {
      iterations: ROUNDS,
      getEdgeWeight: 'weight',
      settings: { gravity: 0.9, scalingRatio: 30, slowDown: 3 },
    });
    setApart(graph);
  }
  return graph;
}

interface Circle {
  x: number;
  y: number;
  size: number;
}

/** Move circles that touch away from each other, a little at a time. */
function setApart(graph: Graph): void {
  const circles = graph.mapNodes((_, attributes) => attributes as Circle);
  const wide = (of: readonly number[]): number => Math.max(...of) - Math.min(...of);
  const by = ACROSS / Math.max(1e-9, wide(circles.map(({ x }) => x)), wide(circles.map(({ y }) => y)));
  for (const circle of circles) [circle.x, circle.y] = [circle.x * by, circle.y * by];
  for (let round = 0; round < 80; round += 1)
    for (const [place, one] of circles.entries())
      for (const other of circles.slice(place + 1)) push(one, other);
  graph.forEachNode((node, attributes) => graph.replaceNodeAttributes(node, { ...attributes }));
}

function push(one: Circle, other: Circle): void {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const far = Math.hypot(dx, dy) || 1e-6;
  const missing = one.size + other.size + APART - far;
  if (missing <= 0) return;
  const [x, y] = [(dx / far) * missing * 0.25, (dy / far) * missing * 0.25];
  [one.x, one.y, other.x, other.y] = [one.x - x, one.y - y, other.x + x, other.y + y];
}

/** How wide the line of a pair is, by its share of the pair with most mentions. */
export const width = (mentions: number, most: number): number =>
  1 + (WIDEST - 1) * Math.sqrt(mentions / Math.max(1, most));

/** The name of a pair in an address. */
export const pairName = ({ actor, recipient }: Edge): string => `${actor}-${recipient}`;

/** The pairs of an actor, or all. */
export const pairsOf = (network: Network, entity: number | null): readonly Edge[] =>
  entity === null
    ? network.edges
    : network.edges.filter((edge) => edge.actor === entity || edge.recipient === entity);
