import { currentAccount } from './api.js';

/** What the address says: which account, which view, and what is selected there. A link to it shows the same again. */
export function read() {
  const query = new URLSearchParams(window.location.search);
  return {
    account: query.get('account') ?? '000000000000',
    view: query.get('view') ?? 'runs',
    flow: query.get('flow'),
    region: query.get('region'),
    run: query.get('run'),
  };
}

export function link(view, selection = {}) {
  const query = new URLSearchParams({ account: currentAccount(), view });
  for (const [name, value] of Object.entries(selection)) {
    if (value) {
      query.set(name, value);
    }
  }

  return `?${query}`;
}

export function replace(view, selection) {
  window.history.replaceState(null, '', link(view, selection));
}

export function push(view, selection) {
  window.history.pushState(null, '', link(view, selection));
}
