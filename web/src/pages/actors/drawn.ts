// The network on the screen: sigma draws actors and their names, a canvas beneath draws the lines.
import type Graph from 'graphology';
import Sigma from 'sigma';
import { colour, onColours } from '../../parts/map/colours';
import { pairName, TONES, toneOf, width, type Edge, type Network } from './graph';
import { bend, draw, headOf, nearest, type Line } from './lines';

export interface Chosen {
  readonly entity: number | null;
  readonly pair: string | null;
}
interface Asks {
  readonly onactor: (entity: number) => void;
  readonly onpair: (pair: string) => void;
  readonly onnothing: () => void;
}

/** Whether this browser can draw with WebGL. */
export function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

export class Drawn {
  #sigma: Sigma;
  #lines: Line[] = [];
  #chosen: Chosen = { entity: null, pair: null };
  #near = new Set<string>();
  #ends: () => void;
  #colours = this.#read();

  constructor(
    frame: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    private readonly graph: Graph,
    private readonly network: Network,
    asks: Asks,
  ) {
    this.#sigma = new Sigma(graph, frame, {
      allowInvalidContainer: true,
      labelFont: 'Inter Variable, system-ui, sans-serif',
      labelSize: 12,
      labelColor: { attribute: 'ink' },
      labelDensity: 1,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5,
      stagePadding: 40,
      zIndex: true,
      edgeReducer: () => ({ hidden: true }),
      nodeReducer: (node, data) => this.#look(node, data),
      defaultDrawNodeLabel: (context, data) => this.#label(context, data),
      defaultDrawNodeHover: (context, data) => this.#name(context, data),
    });
    this.#sigma.on('afterRender', () => this.#drawLines());
    this.#sigma.on('clickNode', ({ node }) => asks.onactor(Number(node)));
    this.#sigma.on('clickStage', ({ event }) => {
      const line = nearest(this.#lines, event);
      if (line) asks.onpair(line.name);
      else asks.onnothing();
    });
    this.#sigma.on('enterNode', () => (frame.style.cursor = 'pointer'));
    this.#sigma.on('leaveNode', () => (frame.style.cursor = ''));
    this.#ends = onColours(() => {
      this.#colours = this.#read();
      this.#sigma.refresh();
    });
  }

  /** Show who or which pair is chosen; all else is dimmed. */
  choose(chosen: Chosen): void {
    this.#chosen = chosen;
    this.#near = new Set(
      this.network.edges
        .filter((edge) => this.#isChosen(edge))
        .flatMap(({ actor, recipient }) => [String(actor), String(recipient)]),
    );
    if (chosen.entity !== null) this.#near.add(String(chosen.entity));
    this.#sigma.refresh();
  }

  zoom(by: 'in' | 'out' | 'all'): void {
    const camera = this.#sigma.getCamera();
    if (by === 'all') camera.setState({ x: 0.5, y: 0.5, angle: 0, ratio: 1 });
    else camera.setState({ ratio: camera.ratio * (by === 'in' ? 0.7 : 1.4) });
  }

  /** Where an actor and the middle of a pair's line are in the frame, for tests and for hints. */
  at(name: string): { x: number; y: number } | null {
    const line = this.#lines.find((one) => one.name === name);
    if (line) return line.points[Math.floor(line.points.length / 2)]!;
    return this.graph.hasNode(name) ? this.#place(name) : null;
  }

  end(): void {
    this.#ends();
    this.#sigma.kill();
  }

  #read() {
    return {
      ink: colour('--ink'),
      soft: colour('--ink-soft'),
      faint: colour('--line'),
      accent: colour('--accent'),
      sheet: colour('--sheet'),
      lines: Object.fromEntries(Object.entries(TONES).map(([tone, look]) => [tone, colour(look.colour)])),
    };
  }
  #isChosen({ actor, recipient, ...edge }: Edge): boolean {
    const { entity, pair } = this.#chosen;
    if (pair) return pair === pairName({ actor, recipient, ...edge });
    return entity === actor || entity === recipient;
  }
  get #some(): boolean {
    return this.#chosen.entity !== null || this.#chosen.pair !== null;
  }
  #look(node: string, data: Record<string, unknown>) {
    const [own, near] = [Number(node) === this.#chosen.entity, this.#near.has(node)];
    const dim = this.#some && !near;
    return {
      ...data,
      ink: dim ? this.#colours.faint : this.#colours.ink,
      color: own ? this.#colours.accent : dim ? this.#colours.faint : this.#colours.soft,
      forceLabel: this.#some && near,
      label: dim ? null : (data['label'] as string),
      zIndex: near ? 1 : 0,
    };
  }
  #place(node: string): { x: number; y: number } {
    const { x, y } = this.graph.getNodeAttributes(node) as { x: number; y: number };
    return this.#sigma.graphToViewport({ x, y });
  }

  #drawLines(): void {
    const { width: wide, height: high } = this.#sigma.getDimensions();
    const ratio = window.devicePixelRatio || 1;
    if (this.canvas.width !== wide * ratio || this.canvas.height !== high * ratio)
      [this.canvas.width, this.canvas.height] = [wide * ratio, high * ratio];
    const context = this.canvas.getContext('2d')!;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, wide, high);
    const most = this.network.edges[0]?.mentions ?? 1;
    const zoom = 1 / Math.sqrt(this.#sigma.getCamera().ratio);
    this.#lines = [];
    for (const edge of [...this.network.edges].reverse()) this.#drawLine(context, edge, most, zoom);
  }
  #drawLine(context: CanvasRenderingContext2D, edge: Edge, most: number, zoom: number): void {
    const [actor, recipient] = [String(edge.actor), String(edge.recipient)];
    const thick = width(edge.mentions, most) * zoom;
    const size = (node: string) =>
      this.#sigma.scaleSize(this.graph.getNodeAttribute(node, 'size') as number) + 1;
    const points = bend(
      this.#place(actor),
      this.#place(recipient),
      size(actor),
      size(recipient),
      headOf(thick),
    );
    if (!points) return;
    const line = { name: pairName(edge), points, width: thick };
    this.#lines.push(line);
    const tone = toneOf(edge.goldstein_mean);
    const faint = this.#some && !this.#isChosen(edge);
    draw(context, line, { colour: this.#colours.lines[tone]!, dash: TONES[tone].dash, faint });
  }

  #label(
    context: CanvasRenderingContext2D,
    data: { x: number; y: number; size: number; label: string | null; [more: string]: unknown },
  ): void {
    if (!data.label) return;
    context.font = '12px Inter Variable, system-ui, sans-serif';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = this.#colours.sheet;
    context.strokeText(data.label, data.x + data.size + 4, data.y + 4);
    context.fillStyle = data['ink'] as string;
    context.fillText(data.label, data.x + data.size + 4, data.y + 4);
  }
  #name(
    context: CanvasRenderingContext2D,
    data: { x: number; y: number; size: number; label: string | null },
  ): void {
    if (!data.label) return;
    context.font = '600 12px Inter Variable, system-ui, sans-serif';
    const wide = context.measureText(data.label).width + 12;
    context.fillStyle = this.#colours.sheet;
    context.strokeStyle = this.#colours.soft;
    context.beginPath();
    context.roundRect(data.x + data.size + 2, data.y - 11, wide, 22, 5);
    context.fill();
    context.stroke();
    context.fillStyle = this.#colours.ink;
    context.fillText(data.label, data.x + data.size + 8, data.y + 4);
  }
}
