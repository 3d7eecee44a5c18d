import { el, svg } from './dom.js';

/** Every status with its shape, so that colour is not the only difference. */
const shapes = {
  Scheduled: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM8 5v3l2 1.5',
  InProgress: 'M5 3.2v9.6l8-4.8z',
  CancelStarted: 'M4.5 2.5h7M4.5 13.5h7M5.5 2.5c0 3.5 5 7.5 5 11M10.5 2.5c0 3.5-5 7.5-5 11',
  Canceled: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM4.2 11.8l7.6-7.6',
  Successful: 'M3 8.5l3.5 3.5l6.5-7.5',
  Error: 'M4 4l8 8M12 4l-8 8',
};

export const statuses = Object.keys(shapes);

export const isActive = status => status === 'InProgress' || status === 'CancelStarted';

export const words = {
  Scheduled: 'scheduled',
  InProgress: 'in progress',
  CancelStarted: 'cancelling',
  Canceled: 'canceled',
  Successful: 'successful',
  Error: 'failed',
};

/** As in the emulator, a status is computed from the facts of a run and an instant. */
export function statusAt(run, now) {
  return now < run.startedAt ? 'Scheduled'
    : now >= (run.endsAt ?? Infinity) ? run.endsAs
    : now >= (run.cancelRequestedAt ?? Infinity) ? 'CancelStarted'
    : 'InProgress';
}

export function icon(status) {
  return svg('svg', { class: `icon ${status}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: shapes[status] }));
}

export function badge(status) {
  return el('span', { class: `badge ${status}` }, icon(status), status);
}

// Counts are valid until the flow's next transition, so that a thousand flows need not be counted per frame.
const counted = new WeakMap();

export function countsOf(flow, now) {
  const known = counted.get(flow);
  if (known && now >= known.from && now < known.until) {
    return known.counts;
  }

  const counts = {};
  let until = Infinity;
  for (const run of flow.runs) {
    const status = statusAt(run, now);
    counts[status] = (counts[status] ?? 0) + 1;
    for (const at of [run.startedAt, run.cancelRequestedAt, run.endsAt]) {
      until = at > now && at < until ? at : until;
    }
  }

  counted.set(flow, { counts, from: now, until });
  return counts;
}
