// Marks of words in a sentence: where a trigger, a figure or a cue stands in it.

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A sentence cut at the first place where words stand in it; the sentence may have other blanks than the words. */
export function marked(sentence: string, words: string): readonly Piece[] {
  const sought = words.trim().replace(/\s+/g, ' ');
  const plain = sentence.replace(/\s+/g, ' ');
  const at = sought ? plain.indexOf(sought) : -1;
  if (at < 0) return [{ text: plain, marked: false }];
  return [
    { text: plain.slice(0, at), marked: false },
    { text: sought, marked: true },
    { text: plain.slice(at + sought.length), marked: false },
  ].filter((piece) => piece.text);
}
