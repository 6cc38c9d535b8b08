// The list of a page: its rows follow the filters and the order in the address.
import { address } from '../../lib/address.svelte';
import { filtersOf } from '../../lib/filters';
import { Listing, PAGE } from './listing.svelte';

/** How many rows an address shows. */
export const reachOf = (query: URLSearchParams): number => {
  const rows = Number(query.get('rows'));
  return Number.isInteger(rows) && rows > PAGE ? rows : PAGE;
};

/** The rows at a path of the API under the filters, the order and further parts of the address. */
export function listing<Row>(path: () => string, parts: readonly string[] = []): Listing<Row> {
  const question = () => {
    const asked = filtersOf(address.query);
    for (const name of ['sort', ...parts])
      for (const value of address.query.getAll(name)) asked.append(name, value);
    return asked;
  };
  return new Listing<Row>(path, question, () => reachOf(address.query));
}
