import { describe, expect, it } from 'vitest';
import { pressed, shown, sought, typing, type Command } from './keys';

const press = (key: string, more: KeyboardEventInit = {}) =>
  pressed(new KeyboardEvent('keydown', { key, ...more }));
const command = (...keys: string[]): Command => ({ keys, words: keys.join(), run: () => undefined });

describe('a key', () => {
  it.each([
    ['j', {}, 'j'],
    ['?', { shiftKey: true }, '?'],
    ['ArrowUp', { shiftKey: true }, 'Shift+ArrowUp'],
    ['Enter', { metaKey: true }, 'Ctrl+Enter'],
    [' ', {}, 'Space'],
    ['Shift', { shiftKey: true }, null],
  ])('%j with %j is %j', (key, more, named) => expect(press(key, more)).toBe(named));
  it('is shown as on the keyboard', () => expect(shown('Shift+ArrowUp')).toBe('Shift+↑'));
});

describe('keys', () => {
  const [next, home, here] = [command('j', 'ArrowDown'), command('g h'), command('j')];
  it('lead to the command given last', () => expect(sought(['j'], [next, home, here])).toBe(here));
  it('may be one of several', () => expect(sought(['ArrowDown'], [next, home, here])).toBe(next));
  it('may follow each other', () => {
    expect(sought(['g'], [next, home])).toBe('begun');
    expect(sought(['g', 'h'], [next, home])).toBe(home);
    expect(sought(['g', 'x'], [next, home])).toBeNull();
  });
  it('are text in a field and not on a box to tick', () => {
    document.body.innerHTML = '<input id="text"><input id="tick" type="checkbox"><button id="go"></button>';
    const at = (id: string) => typing(document.getElementById(id));
    expect([at('text'), at('tick'), at('go')]).toEqual([true, false, false]);
  });
});
