// Whose work the desk shows, and under what licence.
export interface Source {
  readonly what: string;
  readonly whose: string;
  readonly licence?: string;
  readonly at?: string;
}

export const SOURCES: readonly Source[] = [
  {
    what: 'Lands and borders',
    whose: 'Natural Earth',
    licence: 'public domain, by world-atlas (ISC)',
    at: 'https://www.naturalearthdata.com/',
  },
  {
    what: 'Places',
    whose: 'GeoNames',
    licence: 'CC BY 4.0, cut and rearranged',
    at: 'https://www.geonames.org/',
  },
  {
    what: 'Codes of events',
    whose: 'CAMEO (Schrodt, Gerner and Yılmaz, 2012) and PLOVER 0.8 (Open Event Data Alliance)',
    licence: 'definitions in our own words',
  },
  { what: 'Goldstein values', whose: 'the published scales of GDELT and ICEWS, after Goldstein (1992)' },
  { what: 'Model of English', whose: 'en_core_web_md, Explosion', licence: 'MIT', at: 'https://spacy.io/' },
  { what: 'Letters', whose: 'Inter and Source Serif 4', licence: 'SIL Open Font License 1.1' },
  {
    what: 'Map, charts, networks',
    whose: 'MapLibre GL, Observable Plot and sigma.js',
    licence: 'see the licences below',
  },
];
