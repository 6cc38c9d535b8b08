// Flows between columns of names (who prints whom, who speaks through whom in which outlet), placed for drawing.

export interface Flow {
  /** A name for each column. */
  readonly path: readonly string[];
  readonly value: number;
}
export interface Stop {
  readonly name: string;
  readonly column: number;
  readonly value: number;
  readonly top: number;
  readonly height: number;
}
export interface Ribbon {
  readonly from: Stop;
  readonly to: Stop;
  readonly value: number;
  /** Where it leaves and where it arrives: the tops, and how high it is there. */
  readonly leaves: number;
  readonly arrives: number;
  readonly height: number;
}
export interface Flows {
  readonly columns: readonly (readonly Stop[])[];
  readonly ribbons: readonly Ribbon[];
  readonly height: number;
}

const GAP = 9;
const LEAST = 11;
const MOST = 340;

/** How the rest of a column is called. */
export const others = (many: number): string => `${many} others`;

/** Flows with at most so many names in each column; the rest are put together. */
export function few(flows: readonly Flow[], most: number): readonly Flow[] {
  const columns = flows[0]?.path.length ?? 0;
  const kept = Array.from({ length: columns }, (_, column) => {
    const sums = summed(flows, column);
    const ordered = [...sums].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0], 'en'));
    if (ordered.length <= most) return { names: new Set(sums.keys()), rest: '' };
    return {
      names: new Set(ordered.slice(0, most - 1).map(([name]) => name)),
      rest: others(ordered.length - most + 1),
    };
  });
  return flows.map(({ path, value }) => ({
    path: path.map((name, column) => (kept[column]!.names.has(name) ? name : kept[column]!.rest)),
    value,
  }));
}

function summed(flows: readonly Flow[], column: number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { path, value } of flows) sums.set(path[column]!, (sums.get(path[column]!) ?? 0) + value);
  return sums;
}

/** Places for all stops and ribbons: the first column by size, each next one beside what flows into it. */
export function placedFlows(flows: readonly Flow[]): Flows {
  const total = flows.reduce((sum, { value }) => sum + value, 0);
  const columns = flows[0]?.path.length ?? 0;
  if (!total) return { columns: [], ribbons: [], height: 0 };
  const unit = Math.min(16, MOST / total);
  const placed: (readonly Stop[])[] = [];
  for (let column = 0; column < columns; column += 1) {
    const sums = [...summed(flows, column)];
    const before = placed[column - 1];
    const order = new Map(sums.map(([name, value]) => [name, before ? middle(flows, column, name, before) : -value])); // prettier-ignore
    sums.sort(
      (one, other) => order.get(one[0])! - order.get(other[0])! || one[0].localeCompare(other[0], 'en'),
    );
    placed.push(stacked(sums, column, unit));
  }
  const height = Math.max(...placed.map((stops) => stops.at(-1)!.top + stops.at(-1)!.height));
  const centred = placed.map((stops) => {
    const spare = (height - (stops.at(-1)!.top + stops.at(-1)!.height)) / 2;
    return stops.map((stop) => ({ ...stop, top: stop.top + spare }));
  });
  const ribbons = centred.slice(1).flatMap((to, place) => joined(flows, centred[place]!, to, unit));
  return { columns: centred, ribbons, height };
}

function middle(flows: readonly Flow[], column: number, name: string, before: readonly Stop[]): number {
  let [sum, weight] = [0, 0];
  for (const { path, value } of flows) {
    if (path[column] !== name) continue;
    const stop = before.find((one) => one.name === path[column - 1])!;
    sum += value * (stop.top + stop.height / 2);
    weight += value;
  }
  return sum / weight;
}

function stacked(sums: readonly (readonly [string, number])[], column: number, unit: number): Stop[] {
  let top = 0;
  return sums.map(([name, value]) => {
    const stop = { name, column, value, top, height: Math.max(LEAST, value * unit) };
    top += stop.height + GAP;
    return stop;
  });
}

function joined(
  flows: readonly Flow[],
  from: readonly Stop[],
  to: readonly Stop[],
  unit: number,
): readonly Ribbon[] {
  const column = from[0]!.column;
  const values = new Map<Stop, Map<Stop, number>>();
  for (const { path, value } of flows) {
    const one = from.find((stop) => stop.name === path[column])!;
    const other = to.find((stop) => stop.name === path[column + 1])!;
    const row = values.get(one) ?? new Map<Stop, number>();
    row.set(other, (row.get(other) ?? 0) + value);
    values.set(one, row);
  }
  const arrived = new Map(to.map((stop) => [stop, stop.top + (stop.height - stop.value * unit) / 2]));
  const ribbons: Ribbon[] = [];
  for (const one of from) {
    let leaves = one.top + (one.height - one.value * unit) / 2;
    const row = [...(values.get(one) ?? [])].sort((a, b) => a[0].top - b[0].top);
    for (const [other, value] of row) {
      const arrives = arrived.get(other)!;
      ribbons.push({ from: one, to: other, value, leaves, arrives, height: value * unit });
      leaves += value * unit;
      arrived.set(other, arrives + value * unit);
    }
  }
  return ribbons;
}

/** The outline of a ribbon from one side to the other. */
export function outline({ leaves, arrives, height }: Ribbon, left: number, right: number): string {
  const half = (left + right) / 2;
  const thick = Math.max(1.5, height);
  return (
    `M${left} ${leaves}C${half} ${leaves} ${half} ${arrives} ${right} ${arrives}` +
    `V${arrives + thick}C${half} ${arrives + thick} ${half} ${leaves + thick} ${left} ${leaves + thick}Z`
  );
}
