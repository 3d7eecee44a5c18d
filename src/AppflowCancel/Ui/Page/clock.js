import { call } from './api.js';
import { attempt, button, el, outcome, select, setText } from './dom.js';
import { load, model, now, onChange, refreshClock, setClock } from './model.js';
import { day, timeOfDay } from './time.js';

/** The account's clock in the header: what it shows, and everything that moves it. */
export function showClock(root) {
  const time = el('span', { class: 'time' });
  const date = el('span', { class: 'date' });
  const state = el('span', { class: 'state' });
  const shown = outcome();
  const freeze = button('Freeze', () => act(freeze, async () => {
    setClock(await call('PUT', 'clock', { body: { frozen: !model.clock.frozen } }));
  }));
  const advance = (text, body, title) => {
    const control = button(text, () => act(control, async () => {
      const { now: reached, transitions } = await call('POST', 'clock/advance', { body });
      if (body.to && transitions.length === 0) {
        shown.done('Nothing is due.');
      } else {
        shown.done(transitions.length === 1 ? '1 transition' : `${transitions.length} transitions`);
      }

      setClock({ now: reached });
    }), { title });
    return control;
  };

  const speed = select('rate', [1, 10, 60, 600, 3600].map(optionOf), {
    'aria-label': 'Speed of the clock',
    title: 'How fast the clock runs',
    onchange: () => act(speed, async () => setClock(await call('PUT', 'clock', { body: { rate: Number(speed.value) } }))),
  });

  async function act(control, action) {
    await attempt(control, shown, action);
    load();
  }

  root.append(
    el('div', { class: 'reading' }, time, el('span', { class: 'under' }, date, state)),
    el('div', { class: 'buttons' },
      freeze,
      speed,
      advance('+1 s', { seconds: 1 }, 'Move the clock by one second'),
      advance('+1 min', { seconds: 60 }, 'Move the clock by one minute'),
      advance('Next transition', { to: 'nextTransition' }, 'Move the clock to the next instant at which a run changes')),
    shown.element);

  function paint() {
    setText(time, timeOfDay(now(), true).slice(0, model.clock.frozen ? 12 : 10));
    setText(date, `${day(now())} UTC`);
    setText(state, model.clock.frozen ? 'frozen' : model.clock.rate === 1 ? 'running' : `running ×${model.clock.rate}`);
    setText(freeze, model.clock.frozen ? 'Unfreeze' : 'Freeze');
    showSpeed(speed, String(model.clock.rate));
    root.classList.toggle('frozen', model.clock.frozen);
  }

  onChange(paint);
  document.addEventListener('visibilitychange', () => !document.hidden && refreshClock().catch(() => {}));
  return paint;
}

const optionOf = rate => [String(rate), `×${rate}`];

// Another client may have set another rate.
function showSpeed(speed, rate) {
  if (![...speed.options].some(option => option.value === rate)) {
    const [value, text] = optionOf(rate);
    speed.append(el('option', { value }, text));
  }

  if (speed.ariaBusy !== 'true') {
    speed.value = rate;
  }
}
