// Who says so, drawn from left to right: speaker → channel → agency → outlet → those that reprint it. One picture for each origin.
import { href } from '../../lib/address.svelte';
import type { components } from '../../lib/api/schema';
import { counted, day, words } from '../../lib/format';

export type Report = components['schemas']['ReportTold'];
export type Link = components['schemas']['LinkTold'];
export type Role = 'speaker' | 'channel' | 'agency' | 'outlet' | 'reprint' | 'earlier' | 'nobody';

/** Reports that go back to one: what they rest on, those that repeat it, and versions that a later one replaces. */
export interface Origin {
  readonly family: string;
  readonly root: Report;
  readonly reprints: readonly Report[];
  readonly earlier: readonly Report[];
}
export interface Node {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly role: Role;
  readonly href: string | null;
  readonly column: number;
  readonly row: number;
}
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly dashed: boolean;
}
export interface Drawn {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly columns: number;
  readonly rows: number;
}

export const outletOf = (report: Report): string => report.publisher ?? report.id;
const copies = (report: Report): boolean => ['exact', 'near', 'credit'].includes(report.origin.kind ?? '');
const early = (one: Report, other: Report): number =>
  (one.published ?? '9999').localeCompare(other.published ?? '9999') || one.number - other.number;

/** The origins of reports, the earliest first. */
export function originsOf(reports: readonly Report[]): readonly Origin[] {
  const families = new Map<string, Report[]>();
  for (const report of [...reports].sort(early)) {
    const family = report.origin.family ?? `report ${report.number}`;
    families.set(family, [...(families.get(family) ?? []), report]);
  }
  return [...families].map(([family, members]) => {
    const earlier = members.filter((report) => report.origin.superseded_number !== null);
    const standing = members.filter((report) => !earlier.includes(report));
    const among = standing.length ? standing : members;
    const root = among.find((report) => !copies(report)) ?? among[0]!;
    const others = (list: readonly Report[]) => list.filter((report) => report !== root);
    return { family, root, reprints: others(standing), earlier: others(earlier) };
  });
}

/** "its own report", "credited to Reuters" … what kind of report it is. */
export function kindWords({ origin }: Report): string {
  const of = origin.repeats ?? 'another report';
  if (origin.kind === 'exact') return `the same text as ${of}`;
  if (origin.kind === 'near') return `repeats ${of}`;
  if (origin.kind === 'version') return `a later version of ${of}`;
  if (origin.kind === 'credit') return `credited to ${origin.agency ?? 'an agency'}`;
  return origin.kind === 'own' ? 'a report of its own' : 'origin not worked out yet';
}

interface Step {
  readonly label: string;
  readonly role: Role;
  readonly stance: string;
}

/** The ways by which a report knows what it tells, each from the innermost speaker to the outlet, without the outlet. */
export function waysOf(report: Report): readonly (readonly Step[])[] {
  const found = new Map<string, readonly Step[]>();
  for (const account of report.accounts) {
    for (const row of [...account.events, ...account.tolls]) {
      const way = wayOf(row.chain, report);
      found.set(way.map((step) => step.label).join(' > ') + (way[0]?.stance ?? ''), way);
    }
  }
  return [...found.values()];
}

function wayOf(chain: readonly Link[], report: Report): readonly Step[] {
  const inner: Step[] = chain
    .toReversed()
    .flatMap((link) => [
      { label: link.speaker ?? 'an unnamed source', role: 'speaker' as const, stance: speaks(link.stance) },
      ...link.via.toReversed().map((via) => ({ label: via, role: 'channel' as const, stance: '' })),
    ]);
  const credit = report.credit ?? report.origin.agency;
  const outer: Step[] = credit ? [{ label: credit, role: 'agency', stance: '' }] : [];
  const outlet = outletOf(report);
  return [...inner, ...outer].filter(
    (step, at, all) => step.label !== outlet && (at === 0 || all[at - 1]!.label !== step.label),
  );
}

/** The picture of an origin; reprints are one box unless they are `unfolded`. */
export function drawn(origin: Origin, unfolded: boolean): Drawn {
  const picture = new Picture();
  const root = picture.report(origin.root, 'outlet', 0);
  const known = picture.ways(origin.root, root);
  const right = unfolded ? origin.reprints : origin.reprints.slice(0, origin.reprints.length === 1 ? 1 : 0);
  for (const report of right) {
    const node = picture.report(report, 'reprint', -1);
    picture.join(root, node, false);
    picture.ways(report, node, known);
  }
  if (right.length < origin.reprints.length) {
    const names = [...new Set(origin.reprints.map(outletOf))];
    picture.put('reprints', {
      label: `and ${counted(origin.reprints.length, 'reprint')}`,
      ...{ note: names.join(', '), role: 'reprint', href: null, depth: -1 },
    });
    picture.join(root, 'reprints', false);
  }
  for (const report of origin.earlier) picture.join(root, picture.report(report, 'earlier', -1), true);
  return picture.done();
}

interface Draft extends Omit<Node, 'id' | 'column' | 'row'> {
  depth: number;
  stances: Set<string>;
}

class Picture {
  readonly #nodes = new Map<string, Draft>();
  readonly #edges = new Map<string, Edge>();

  put(id: string, node: Omit<Draft, 'stances'>): string {
    const there = this.#nodes.get(id);
    if (there) there.depth = Math.max(there.depth, node.depth);
    else this.#nodes.set(id, { ...node, stances: new Set() });
    return id;
  }

  report(report: Report, role: Role, depth: number): string {
    const label = outletOf(report);
    const said = report.published ? day(report.published) : 'day not stated';
    const note = role === 'earlier' ? `earlier version, ${said}` : said;
    return this.put(`article ${report.number}`, {
      label,
      note,
      role,
      href: `/articles/${report.number}`,
      depth,
    });
  }

  /** Draw the ways of a report up to its box; without those that are known from the report it repeats. */
  ways(report: Report, box: string, known: ReadonlySet<string> = new Set()): ReadonlySet<string> {
    const told = new Set<string>();
    for (const way of waysOf(report)) {
      const name = way
        .filter((step) => step.role !== 'agency')
        .map((step) => step.label)
        .join(' > ');
      told.add(name);
      if (known.size && (known.has(name) || !name)) continue;
      this.#way(way, box);
    }
    return told;
  }

  #way(way: readonly Step[], box: string): void {
    if (!way.some((step) => step.role !== 'agency')) {
      const none = { label: 'no source named', note: 'the report itself says so', role: 'nobody' as const };
      way = [{ label: none.label, role: 'nobody', stance: '' }, ...way];
    }
    way.forEach((step, at) => {
      const id = this.put(`${step.role === 'agency' ? 'agency' : 'voice'} ${step.label}`, {
        ...{ label: step.label, note: NOTES[step.role] ?? '', role: step.role, depth: way.length - at },
        href: step.role === 'nobody' ? null : href('/actors', { party: step.label }),
      });
      if (step.stance) this.#nodes.get(id)!.stances.add(step.stance);
      const next = way[at + 1];
      const to = next ? `${next.role === 'agency' ? 'agency' : 'voice'} ${next.label}` : box;
      this.join(id, to, false);
    });
  }

  join(from: string, to: string, dashed: boolean): void {
    if (from !== to) this.#edges.set(`${from}→${to}`, { from, to, dashed });
  }

  done(): Drawn {
    const deepest = Math.max(...[...this.#nodes.values()].map((node) => node.depth));
    const rows = new Map<number, number>();
    const nodes = [...this.#nodes].map(([id, { depth, stances, ...node }]): Node => {
      const column = deepest - depth;
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      return { ...node, id, column, row, note: [...stances].join(', ') || node.note };
    });
    const most = Math.max(...rows.values());
    const centred = nodes.map((node) => ({ ...node, row: node.row + (most - rows.get(node.column)!) / 2 }));
    return { nodes: centred, edges: [...this.#edges.values()], columns: rows.size, rows: most };
  }
}

/** "say" → "says", "deny" → "denies", "claim_responsibility" → "claims responsibility" */
export function speaks(stance: string): string {
  const [verb, ...rest] = words(stance).split(' ') as [string, ...string[]];
  const third = /[^aeiou]y$/.test(verb)
    ? `${verb.slice(0, -1)}ies`
    : `${verb}${/(s|sh|ch)$/.test(verb) ? 'es' : 's'}`;
  return [third, ...rest].join(' ');
}

/** A chain in words, the speaker first: "Raisi says", "presidency website", the outlet last. */
export const chainWords = (chain: readonly Link[]): readonly string[] =>
  chain
    .toReversed()
    .flatMap((link) => [
      `${link.speaker ?? 'an unnamed source'} ${speaks(link.stance)}`,
      ...link.via.toReversed(),
    ]);

const NOTES: Partial<Record<Role, string>> = {
  channel: 'through whom it is known',
  agency: 'credited for the report',
  nobody: 'the report itself says so',
};
