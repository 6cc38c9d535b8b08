// What made records, in words: the program and its tables.
import type { components } from './api/schema';

export type Manifest = components['schemas']['Manifest'];

export const MADE_WITH: readonly (readonly [keyof Manifest, string])[] = [
  ['version', 'Polybius'],
  ['codebook', 'codebook'],
  ['lexicon', 'lexicon'],
  ['gazetteer', 'gazetteer'],
  ['model', 'model'],
  ['model_version', 'version of the model'],
  ['goldstein', 'Goldstein scale'],
  ['thorough', 'sentences parsed'],
];

const said = (value: string | boolean): string =>
  typeof value === 'string' ? value : value ? 'all (--thorough)' : '';

/** What records were made with, in the order of the manifest; what is empty is left out. */
export const madeWith = (manifest: Manifest): readonly (readonly [string, string])[] =>
  MADE_WITH.map(([name, title]) => [title, said(manifest[name] ?? '')] as const).filter(([, value]) => value);
