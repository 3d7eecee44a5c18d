import { setText } from './dom.js';
import { load } from './model.js';

/** Keeps the model up to date with what anybody does to the account. */
export function follow(shown) {
  setText(shown, '');
  setInterval(() => document.hidden || load(), 1000);
}
