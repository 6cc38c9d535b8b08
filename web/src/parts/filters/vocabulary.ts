// The values that some filters can have, as in src/polybius/vocabulary/record.py; a test holds them together.

export const TYPES = [
  'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST',
  'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
] as const; // prettier-ignore

export const STATUSES = [
  'actual', 'ongoing', 'planned', 'requested', 'threatened', 'possible', 'denied', 'negated', 'habitual',
] as const; // prettier-ignore
