import { call } from './api.js';

const shownRuns = 20;
const allRuns = 100_000;
const fewFlows = 8;
const pause = 150;

/** What the page knows of the account: the clock, and the flows with their runs by facts. */
export const model = {
  clock: { now: 0, frozen: true, rate: 1, readAt: 0 },
  flows: [],
  loaded: false,
  error: null,
};

const listeners = new Set();
const changed = new Set();
let changedAll = false;
let refreshing = false;

export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The account's time at this moment, which a running clock gives without asking again. */
export function now() {
  const { now: read, frozen, rate, readAt } = model.clock;
  return frozen ? read : read + (performance.now() - readAt) / 1000 * rate;
}

export const keyOf = flow => `${flow.region}/${flow.flowName}`;

export const find = (flowName, region) => model.flows.find(flow => flow.flowName === flowName && flow.region === region);

export function setClock({ now: read, frozen = model.clock.frozen, rate = model.clock.rate }) {
  model.clock = { now: read, frozen, rate, readAt: performance.now() };
  tell();
}

export async function load() {
  changedAll = true;
  await refresh();
}

/** Reads again what a flow has come to. Calls that come together are one request. */
export async function refreshFlow(flowName, region) {
  changed.add(`${region}/${flowName}`);
  await refresh();
}

export async function refreshClock() {
  setClock(await call('GET', 'clock'));
}

/** Shows every run of a flow, and not only the newest. */
export async function showAllRuns(flow) {
  flow.all = true;
  await refreshFlow(flow.flowName, flow.region);
}

async function refresh() {
  if (refreshing) {
    return;
  }

  refreshing = true;
  try {
    while (changedAll || changed.size > 0) {
      const all = changedAll || changed.size > fewFlows;
      const keys = [...changed];
      changedAll = false;
      changed.clear();
      await (all ? readAll() : Promise.all(keys.map(readOne)));
      tell();
      if (all) {
        await new Promise(resolve => setTimeout(resolve, pause));
      }
    }
  } catch (error) {
    model.error = error;
    tell();
  } finally {
    refreshing = false;
  }
}

async function readAll() {
  const expanded = model.flows.filter(flow => flow.all);
  const [clock, list] = await Promise.all([call('GET', 'clock'), call('GET', 'flows', { query: { runs: shownRuns } })]);
  model.clock = { ...clock, readAt: performance.now() };
  model.flows = list.flows;
  model.loaded = true;
  model.error = null;
  await Promise.all(expanded.map(flow => readOne(keyOf(flow), true)));
}

async function readOne(key, all) {
  const cut = key.indexOf('/');
  const [region, flowName] = [key.slice(0, cut), key.slice(cut + 1)];
  const old = find(flowName, region);
  const wantsAll = all === true || old?.all === true;
  const { flows: [flow] } = await call('GET', 'flows', { query: { region, flowName, runs: wantsAll ? allRuns : shownRuns } });
  const others = model.flows.filter(each => each.flowName !== flowName || each.region !== region);
  if (flow) {
    flow.all = wantsAll;
    const at = others.findIndex(each => each.region > region || (each.region === region && each.flowName > flowName));
    others.splice(at < 0 ? others.length : at, 0, flow);
  }

  model.flows = others;
}

function tell() {
  for (const listener of listeners) {
    listener();
  }
}
