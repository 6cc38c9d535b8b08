// What is offered while a name is typed: actors by search, other values by how often they occur.
import { get, Refusal } from '../../lib/api/asking';
import { counted } from '../../lib/format';

export interface Suggestion {
  readonly value: string;
  readonly note: string;
}
export type Suggest = (begun: string, signal: AbortSignal) => Promise<readonly Suggestion[]>;

interface Facet {
  readonly of: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}
interface ActorsFound {
  readonly actors: readonly { readonly name: string; readonly code: string; readonly articles: number }[];
}

const FEW = 8;
const MANY = 500;

/** Actors with a name that begins so or holds the words. */
export const suggestActors: Suggest = async (begun, signal) => {
  const found = await quietly<ActorsFound>(`/search?${new URLSearchParams({ q: begun })}`, signal);
  return (found?.actors ?? []).slice(0, FEW).map(({ name, code, articles }) => ({
    value: name,
    note: [code, counted(articles, 'article')].filter(Boolean).join(' · '),
  }));
};

/** Values of a facet of the workspace that hold what was typed. */
export const suggestValues =
  (facet: string): Suggest =>
  async (begun, signal) => {
    const path = `/facets?${new URLSearchParams({ of: facet, top: String(MANY) })}`;
    const found = await quietly<readonly Facet[] | { facets: readonly Facet[] }>(path, signal);
    const facets = found && 'facets' in found ? found.facets : (found ?? []);
    return holding(facets.find((one) => one.of === facet)?.values ?? [], begun);
  };

/** The most frequent values that hold what was typed, those that begin with it first. */
export function holding(
  values: readonly { readonly value: string; readonly count: number }[],
  begun: string,
): readonly Suggestion[] {
  const sought = begun.trim().toLowerCase();
  const fits = values.filter(({ value }) => value.toLowerCase().includes(sought));
  const first = (value: string) => (value.toLowerCase().startsWith(sought) ? 0 : 1);
  return fits
    .sort((one, other) => first(one.value) - first(other.value) || other.count - one.count)
    .slice(0, FEW)
    .map(({ value, count }) => ({ value, note: counted(count, 'time') }));
}

// A server that suggests nothing is no reason to stop typing.
async function quietly<Answer>(path: string, signal: AbortSignal): Promise<Answer | null> {
  try {
    return await get<Answer>(path, signal);
  } catch (error) {
    if (signal.aborted || error instanceof Refusal) return null;
    throw error;
  }
}
