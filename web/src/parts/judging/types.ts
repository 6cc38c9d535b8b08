// The answers that judging is about, by short names.
import type { components } from '../../lib/api/schema';

type Schemas = components['schemas'];
export type JudgedRow = Schemas['JudgedRow'];
export type Editable = Schemas['Editable'];
export type CorrectionsTold = Schemas['CorrectionsTold'];
export type JudgementMade = Schemas['JudgementMade'];
export type Kind = JudgedRow['kind'];
/** What can be judged of which mentions are one happening. */
export type HappeningAct = Schemas['JudgementGiven']['act'];
export type Verdict = 'accept' | 'reject' | 'edit';
export type Value = unknown;
