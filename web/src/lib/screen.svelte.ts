// How wide the screen is: lists and maps stand side by side, or one is shown at a time.

const query = matchMedia('(min-width: 64rem)');
let wide = $state(query.matches);
query.addEventListener('change', (event) => (wide = event.matches));

export const screen = {
  /** There is room for things side by side. */
  get wide() {
    return wide;
  },
};
