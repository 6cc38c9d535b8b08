// The pages and their addresses: the one table to add to.
import type { Component } from 'svelte';

export type PageProps = Record<string, string>;
type Load = () => Promise<{ default: Component<any> }>;

export interface Route {
  readonly path: string;
  readonly title: string;
  readonly menu?: string;
  /** With g before it, the key that leads here. */
  readonly key?: string;
  readonly load: Load;
}

export const ROUTES: readonly Route[] = [
  {
    path: '/',
    title: 'Overview',
    menu: 'Overview',
    key: 'o',
    load: () => import('../pages/overview/Overview.svelte'),
  },
  {
    path: '/happenings',
    title: 'Happenings',
    menu: 'Happenings',
    key: 'h',
    load: () => import('../pages/happenings/Happenings.svelte'),
  },
  { path: '/happenings/:id', title: 'Happening', load: () => import('../pages/happening/Happening.svelte') },
  {
    path: '/articles',
    title: 'Articles',
    menu: 'Articles',
    key: 'a',
    load: () => import('../pages/articles/Articles.svelte'),
  },
  {
    path: '/actors',
    title: 'Actors',
    menu: 'Actors',
    key: 'w',
    load: () => import('../pages/actors/Actors.svelte'),
  },
  { path: '/actors/:id', title: 'Actor', load: () => import('../pages/actor/Actor.svelte') },
  {
    path: '/sources',
    title: 'Sources',
    menu: 'Sources',
    key: 's',
    load: () => import('../pages/sources/Sources.svelte'),
  },
  { path: '/sources/:name*', title: 'Source', load: () => import('../pages/source/Source.svelte') },
  { path: '/articles/:id', title: 'Article', load: () => import('../pages/article/Article.svelte') },
  { path: '/events/:uid', title: 'Event', load: () => import('../pages/article/Permanent.svelte') },
  { path: '/tolls/:uid', title: 'Figure', load: () => import('../pages/article/Permanent.svelte') },
  { path: '/claims/:uid', title: 'Claim', load: () => import('../pages/article/Permanent.svelte') },
  { path: '/search', title: 'Search', load: () => import('../pages/search/Search.svelte') },
  {
    path: '/check',
    title: 'Checking',
    menu: 'Check',
    key: 'k',
    load: () => import('../pages/check/Check.svelte'),
  },
  {
    path: '/codebook',
    title: 'Codebook',
    menu: 'Codebook',
    key: 'b',
    load: () => import('../pages/codebook/Codebook.svelte'),
  },
  { path: '/codebook/:type', title: 'Type', load: () => import('../pages/codebook/TypePage.svelte') },
  {
    path: '/runs',
    title: 'Runs',
    menu: 'Runs',
    key: 'r',
    load: () => import('../pages/runs/Runs.svelte'),
  },
  {
    path: '/runs/:before/:after',
    title: 'Differences of runs',
    load: () => import('../pages/runs/Compared.svelte'),
  },
  { path: '/failures', title: 'Failures', load: () => import('../pages/runs/FailuresPage.svelte') },
  {
    path: '/export',
    title: 'Export',
    menu: 'Export',
    key: 'e',
    load: () => import('../pages/export/Export.svelte'),
  },
  { path: '/about', title: 'About', load: () => import('../pages/about/About.svelte') },
  ...(import.meta.env.DEV
    ? [{ path: '/gallery', title: 'Parts', load: () => import('../pages/gallery/Gallery.svelte') }]
    : []),
];

export interface Found {
  readonly route: Route;
  readonly props: PageProps;
}

/** The page at a path with the named parts of the path, or null. A last ":name*" takes all that is left. */
export function found(path: string, routes: readonly Route[] = ROUTES): Found | null {
  for (const route of routes) {
    const props = matched(route.path, path);
    if (props) return { route, props };
  }
  return null;
}

function matched(pattern: string, path: string): PageProps | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  const props: PageProps = {};
  for (const [place, part] of wanted.entries()) {
    if (part.endsWith('*')) {
      props[part.slice(1, -1)] = given.slice(place).join('/');
      return given.length > place ? props : null;
    }
    const value = given[place];
    if (value === undefined || (!part.startsWith(':') && part !== value)) return null;
    if (part.startsWith(':')) props[part.slice(1)] = value;
  }
  return wanted.length === given.length ? props : null;
}
