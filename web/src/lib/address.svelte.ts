// The address is the state of the desk: a path and a query, which pages read and change and nothing else keeps.
import { keepScroll, rememberScroll, scrollBack } from './scrolling';

export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

export type Change = Record<string, string | readonly string[] | number | boolean | null | undefined>;

/** Parts of a query that say where one is in a list; another question begins the list anew. */
const PLACE = ['cursor', 'rows', 'at'];
/** Parts that only say how what is asked for is looked at. */
const LOOK = ['map', 'view', 'spot'];

const read = (): Address => ({
  path: decoded(location.pathname),
  query: new URLSearchParams(location.search),
});

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

let current = $state.raw<Address>(read());

/** Where the desk is; reactive. */
export const address = {
  get path() {
    return current.path;
  },
  get query() {
    return current.query;
  },
};

/** Go to an address of the desk; `replace` leaves no step in the history (typing, dragging). */
export function go(href: string, { replace = false, stay = false } = {}): void {
  if (href === location.pathname + location.search) return;
  rememberScroll();
  history[replace ? 'replaceState' : 'pushState'](replace ? history.state : null, '', href);
  current = read();
  if (!stay) window.scrollTo(0, 0);
}

/** Change parts of the query and stay on the page; null, "", false or [] take a part away. */
export function ask(change: Change, { replace = false } = {}): void {
  go(hrefWith(change), { replace, stay: true });
}

/** The address of this page with another query. */
export function hrefWith(change: Change, from: Address = current): string {
  return href(from.path, changed(from.query, change));
}

/** An address from a path and a query. */
export function href(path: string, query?: URLSearchParams | Change): string {
  const parts = query instanceof URLSearchParams ? query : changed(new URLSearchParams(), query ?? {});
  const text = parts.toString();
  return path.split('/').map(encodeURIComponent).join('/') + (text ? `?${text}` : '');
}

/** A query with some parts changed; another question begins a list anew. */
export function changed(query: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(query);
  const sameList = Object.keys(change).every((name) => PLACE.includes(name) || LOOK.includes(name));
  for (const name of sameList ? [] : PLACE) next.delete(name);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== null && one !== undefined && one !== '' && one !== false) next.append(name, String(one));
    }
  }
  return next;
}

/** Take links to the desk's own addresses without loading the page anew; call it once. */
export function followLinks(): void {
  keepScroll();
  addEventListener('popstate', () => {
    current = read();
    scrollBack();
  });
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.download || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api/')) return;
    const samePage = link.pathname === location.pathname;
    if (link.hash && samePage && link.search === location.search) return;
    event.preventDefault();
    go(link.pathname + link.search, { stay: samePage });
  });
}
