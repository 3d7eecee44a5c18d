import { answerOf } from './answer.js';
import { call, operation } from './api.js';
import { attempt, button, el, field, input, outcome, select } from './dom.js';
import { canSign, currentCaller, signAs } from './sign.js';

/** Calls an AppFlow operation and shows its answer. Offers to sign if the account requires it. */
export async function perform(control, shown, request, done) {
  await attempt(control, shown, async () => {
    const answer = await operation(request);
    const element = answerOf(answer);
    const signer = currentCaller();
    if (signer) {
      element.append(el('p', { class: 'hint' }, `Signed as ${signer.accessKeyId}`));
    }

    shown.done(element);
    if (answer.status === 403) {
      await offerToSign(element, async () => {
        await perform(control, shown, request, done);
        shown.element.querySelector('pre')?.focus();
      });
    }

    await done();
  });
}

async function offerToSign(element, again) {
  const { signatures, callers } = await call('GET', 'access');
  if (signatures !== 'Verified') {
    return;
  }

  const why = el('p', {}, 'This account verifies signatures: operations must be signed by one of its callers.');
  if (callers.length === 0) {
    element.append(why, el('p', { class: 'hint' }, 'It has no callers yet: add them with PUT /_appflow/access, or open the account with DELETE.'));
    return;
  }

  if (!canSign()) {
    element.append(why, el('p', { class: 'hint' }, 'Browsers can sign only on localhost or over HTTPS: open the page there, or use an SDK.'));
    return;
  }

  element.append(why, form(callers, again));
}

function form(callers, again) {
  const shown = outcome();
  const who = select('accessKeyId', callers.map(({ accessKeyId, arn }) => [accessKeyId, `${accessKeyId} (${arn.split(':').pop()})`]));
  const secret = input('secretAccessKey', { type: 'password', onkeydown: event => event.key === 'Enter' && sign.click() });
  const token = input('sessionToken', { type: 'password', placeholder: 'none' });
  const sign = button('Sign and retry', () => attempt(sign, shown, async () => {
    if (!secret.value) {
      throw new Error(`Enter the secret access key of ${who.value}.`);
    }

    signAs({ accessKeyId: who.value, secretAccessKey: secret.value, sessionToken: token.value });
    await again();
  }), { class: 'primary' });
  who.value = currentCaller()?.accessKeyId ?? callers[0].accessKeyId;
  return el('div', { class: 'form' },
    field('Sign as', who), field('Secret access key', secret, 'Kept by this page until it is reloaded.'), field('Session token', token), sign, shown.element);
}
