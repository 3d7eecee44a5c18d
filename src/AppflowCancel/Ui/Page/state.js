import { address, call, currentAccount } from './api.js';
import { attempt, button, el, field, input, outcome, select } from './dom.js';
import { load } from './model.js';

/** The account as one document: take it away, bring it back, or begin anew. */
export function showState(root) {
  root.append(exported(), imported(), reset());
}

function exported() {
  return card('Export', 'The whole account as one document: flows, runs in progress, clock, faults. Import it here, or use it as a seed for tests.',
    el('div', { class: 'actions' }, el('a', { class: 'button primary', href: address('state'), download: `appflow-${currentAccount()}.json` }, 'Download the state')));
}

function imported() {
  const shown = outcome();
  const file = input('file', { type: 'file', accept: '.json,application/json' });
  const how = select('how', [['PUT', 'replace the account'], ['POST', 'merge into the account']]);
  const put = button('Import', () => attempt(put, shown, async () => {
    if (file.files.length === 0) {
      throw new Error('Choose a file first: a state document, such as an export.');
    }

    const answer = await call(how.value, 'state', { body: await documentIn(file.files[0]) });
    shown.done(`${answer.flows} flows and ${answer.runs} runs are in account ${answer.account}.`);
    await load();
  }), { class: 'primary' });
  return card('Import', 'An invalid document changes nothing; the error has its path.',
    el('div', { class: 'form wide' }, field('State document', file), field('Import mode', how), put), shown.element);
}

async function documentIn(file) {
  let document;
  try {
    document = JSON.parse(await file.text());
  } catch (error) {
    throw new Error(`${file.name} is not JSON: ${error.message}`);
  }

  // An export of another account is imported into this one.
  return document && typeof document === 'object' && !Array.isArray(document) ? { ...document, account: currentAccount() } : document;
}

function reset() {
  const shown = outcome();
  const clear = confirmed(`Empty account ${currentAccount()}`, shown, async () => {
    await call('DELETE', 'state');
    shown.done('The account is empty, and its clock runs with real time.');
    await load();
  });
  const everything = confirmed('Reset every account to the seeds', shown, async () => {
    await call('POST', 'reset', { query: { seed: 'true' } });
    shown.done('All accounts are as at startup.');
    await load();
  });
  return card('Reset', 'Removes flows, runs, clock, faults and journal. Pending changes are dropped, too.',
    el('div', { class: 'actions' }, el('div', { class: 'inline' }, clear, everything)), shown.element);
}

/** A button that wants to be pressed twice. */
function confirmed(text, shown, action) {
  let armed = false;
  const control = button(text, () => {
    if (!armed) {
      armed = true;
      control.textContent = `${text}: press again`;
      return;
    }

    disarm();
    attempt(control, shown, action);
  }, { class: 'danger', onblur: () => disarm() });
  const disarm = () => {
    armed = false;
    control.textContent = text;
  };
  return control;
}

function card(title, text, ...content) {
  return el('section', { class: 'card' }, el('h2', {}, title), el('p', {}, text), ...content);
}
