// The answer of /articles/ID, by short names.
import type { components } from '../../lib/api/schema';

type Schemas = components['schemas'];
export type ArticleTold = Schemas['ArticleTold'];
export type Reading = Schemas['Record'];
export type Actor = Schemas['Actor'];
export type Event = Schemas['Event'];
export type Toll = Schemas['Toll'];
export type Claim = Schemas['Claim'];
export type Place = Schemas['Place'];
export type Time = Schemas['Time'];
export type Part = Schemas['Segment'];
export type CorrectionMade = Schemas['CorrectionMade'];
export type Codebook = Schemas['CodebookTold'];
export type TellsOf = Schemas['TellsOf'];
export type ArticleNamed = Schemas['ArticleNamed'];

/** Something that a person asserts or counts: a row of the margin. */
export type Item =
  | { readonly kind: 'event'; readonly uid: string; readonly row: Event }
  | { readonly kind: 'toll'; readonly uid: string; readonly row: Toll }
  | { readonly kind: 'claim'; readonly uid: string; readonly row: Claim };

/** Somebody, a place or a time that rows of the margin refer to; judged like them. */
export type Setting =
  | { readonly kind: 'actor'; readonly uid: string; readonly row: Actor }
  | { readonly kind: 'place'; readonly uid: string; readonly row: Place }
  | { readonly kind: 'time'; readonly uid: string; readonly row: Time };
