// Snippets of what was found, and what can be tried when nothing was.

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const BEGIN = '\u0002';
const END = '\u0003';

/** A snippet cut where its marks begin and end. */
export function pieces(snippet: string): readonly Piece[] {
  return snippet
    .split(BEGIN)
    .flatMap((part, place) => {
      if (!place) return [{ text: part, marked: false }];
      const [words, after = ''] = part.split(END);
      return [
        { text: words!, marked: true },
        { text: after, marked: false },
      ];
    })
    .filter((piece) => piece.text);
}

export interface Trial {
  readonly words: string;
  readonly why: string;
}

/** Other ways to look for the same, when words are not found or cannot be asked so. */
export function trials(asked: string): readonly Trial[] {
  const plain = asked.replaceAll('"', ' ').replace(/\s+/g, ' ').trim();
  const parts = plain.split(' ').filter((word) => word !== 'OR' && /[\p{L}\p{N}]/u.test(word));
  const wanted = parts.filter((word) => !word.startsWith('-'));
  const last = wanted.at(-1);
  const found: Trial[] = [];
  if (asked.includes('"') && wanted.length)
    found.push({ words: parts.join(' '), why: 'without quotation marks' });
  if (wanted.length < parts.length && wanted.length)
    found.push({ words: wanted.join(' '), why: 'without leaving words out' });
  if (wanted.length > 1) found.push({ words: wanted.join(' OR '), why: 'one of the words is enough' });
  if (last && !last.endsWith('*') && last.length > 3)
    found.push({
      words: [...wanted.slice(0, -1), `${last.slice(0, -1)}*`].join(' '),
      why: 'words that begin so',
    });
  return found.filter((trial) => trial.words !== asked);
}
