import { call, useAccount } from './api.js';
import { follow } from './changes.js';
import { showClock } from './clock.js';
import { el, setText } from './dom.js';
import { link, read } from './location.js';
import { load, model, onChange } from './model.js';
import { showRuns } from './runs.js';

const views = {
  runs: async root => showRuns(root),
  faults: async root => (await import('./faults.js')).showFaults(root),
  requests: async root => (await import('./requests.js')).showRequests(root),
  reports: async root => (await import('./reports.js')).showReports(root),
  state: async root => (await import('./state.js')).showState(root),
};

const slowest = 250;
const main = document.getElementById('main');
const { account } = read();
useAccount(account);

let shown = { paint: () => 100, close: () => {} };
let turn = 0;

/** Shows the view that the address names. */
async function show() {
  const mine = ++turn;
  const { view } = read();
  shown.close?.();
  for (const each of document.querySelectorAll('[data-view]')) {
    each.href = link(each.dataset.view);
    each.toggleAttribute('aria-current', false);
    if (each.dataset.view === view) {
      each.setAttribute('aria-current', 'page');
    }
  }

  const root = el('div', { class: `view ${view}` });
  main.replaceChildren(root);
  const made = await (views[view] ?? views.runs)(root);
  if (mine === turn) {
    shown = made ?? {};
    shown.paint?.();
  } else {
    made?.close?.();
  }
}

function chooseAccount() {
  const field = document.getElementById('account');
  const error = document.getElementById('account-error');
  field.value = account;
  const choose = () => {
    const valid = /^[0-9]{12}$/.test(field.value);
    setText(error, valid ? '' : 'An account is twelve digits.');
    field.toggleAttribute('aria-invalid', !valid);
    if (valid && field.value !== account) {
      window.location.search = new URLSearchParams({ account: field.value, view: read().view });
    }
  };
  field.addEventListener('change', choose);
  field.addEventListener('focus', async () => {
    const { accounts } = await call('GET', 'accounts').catch(() => ({ accounts: [] }));
    document.getElementById('accounts').replaceChildren(
      ...accounts.map(each => el('option', { value: each.account }, each.flows === 1 ? '1 flow' : `${each.flows} flows`)));
  });
  document.getElementById('account-form').addEventListener('submit', event => {
    event.preventDefault();
    choose();
  });
}

document.addEventListener('click', event => {
  const followed = event.target.closest('[data-view], [data-link]');
  if (followed && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    window.history.pushState(null, '', followed.href);
    show();
  }
});
window.addEventListener('popstate', show);

const paintClock = showClock(document.getElementById('clock'));
chooseAccount();

// A running clock moves the bars: once per half a pixel, and never while the page is hidden.
function tick() {
  const pause = document.hidden || model.clock.frozen ? slowest : Math.min(slowest, Math.max(60, (shown.paint?.() ?? slowest) * 1000 / model.clock.rate));
  if (!document.hidden && !model.clock.frozen) {
    paintClock();
  }

  setTimeout(() => requestAnimationFrame(tick), pause);
}

onChange(() => shown.changed?.('model'));
follow(document.getElementById('live'), kind => shown.changed?.(kind));
await Promise.all([load(), show()]);
tick();
