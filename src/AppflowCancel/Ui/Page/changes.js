import { address } from './api.js';
import { setText } from './dom.js';
import { load, refreshClock, refreshFlow } from './model.js';

const ofFlows = [
  'flowCreated', 'flowUpdated', 'flowStarted', 'flowStopped', 'flowTagged', 'flowPlanned', 'flowDeleted', 'flowPut',
  'runDue', 'runWithdrawn', 'runStarted', 'runCancelRequested', 'runFinished', 'runForgotten',
];
const ofTheAccount = ['connected', 'resync', 'accountCreated', 'accountReplaced', 'accountDropped'];
const ofViews = ['requests', 'faultsChanged', 'accessChanged', 'connectorsChanged', 'reportTargetsChanged', 'deliveries'];

/**
 * Keeps the model up to date with all changes of the account. The stream tells what changed, and the page reads
 * that again: an event that is missed or comes twice does no harm.
 */
export function follow(shown, tellView) {
  const stream = new EventSource(address('changes'));
  const on = (kinds, act) => kinds.forEach(kind => stream.addEventListener(kind, event => {
    act(JSON.parse(event.data));
    tellView(kind);
  }));
  on(ofFlows, ({ flowName, region }) => refreshFlow(flowName, region));
  on(ofTheAccount, () => load());
  on(['clockChanged'], () => refreshClock().catch(() => {}));
  on(ofViews, () => {});
  stream.onopen = () => say('on', 'Live');
  stream.onerror = () => say('off', 'Connection lost, reconnecting');

  function say(state, text) {
    shown.className = `live ${state}`;
    setText(shown, text);
  }
}
