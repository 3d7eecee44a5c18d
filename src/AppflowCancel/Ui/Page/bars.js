import { svg } from './dom.js';
import { icon, isActive, statusAt } from './status.js';
import { duration } from './time.js';

const height = 36;
const roomForLabel = 92;
const lanes = 4;
const laneHeight = 7;

/** One run over the whole row: what was, what is planned from now on, and how it ended. */
export function drawRun(run, scale, now) {
  const status = statusAt(run, now);
  const end = Math.min(run.endsAt ?? Infinity, now);
  const cancelled = Math.min(run.cancelRequestedAt ?? Infinity, end);
  const parts = [
    planned(run, scale, now, 10, 16),
    bar(scale, run.startedAt, cancelled, 10, 16, isActive(status) ? 'InProgress' : status),
    run.cancelRequestedAt < now ? bar(scale, cancelled, end, 10, 16, 'CancelStarted') : null,
  ];
  return [...parts, ...label(run, status, scale, now, end)];
}

/** All runs of a flow in a few lanes, each run in the first that is free. */
export function drawFlow(runs, scale, now) {
  const free = new Array(lanes).fill(-Infinity);
  const shown = runs.filter(run => run.startedAt < scale.to && Math.min(run.endsAt ?? Infinity, Math.max(now, run.startedAt)) >= scale.from);
  const parts = [];
  for (const run of shown.reverse()) {
    const status = statusAt(run, now);
    const start = scale.x(run.startedAt);
    let lane = free.findIndex(until => until <= start);
    if (lane < 0) {
      lane = free.indexOf(Math.min(...free));
      if (scale.x(Math.min(run.endsAt ?? Infinity, now)) < free[lane] + 1) {
        continue;
      }
    }

    const end = Math.min(run.endsAt ?? Infinity, now);
    const y = (height - lanes * laneHeight) / 2 + lane * laneHeight;
    parts.push(
      planned(run, scale, now, y + 1, laneHeight - 2),
      bar(scale, run.startedAt, Math.min(run.cancelRequestedAt ?? Infinity, end), y + 1, laneHeight - 2, isActive(status) ? 'InProgress' : status),
      run.cancelRequestedAt < now ? bar(scale, run.cancelRequestedAt, end, y + 1, laneHeight - 2, 'CancelStarted') : null);
    free[lane] = Math.max(scale.x(Math.max(end, run.startedAt)), start + 3) + 1;
  }

  return parts;
}

function bar(scale, from, to, y, thickness, status) {
  if (to < scale.from || from > scale.to || to < from) {
    return null;
  }

  const left = Math.max(scale.x(from), -4);
  const width = Math.max(scale.x(to) - left, 3);
  const shape = { x: left.toFixed(1), y, width: width.toFixed(1), height: thickness, rx: Math.min(4, thickness / 2) };
  return svg('g', { class: `bar ${status}` },
    svg('rect', shape),
    status === 'CancelStarted' ? svg('rect', { ...shape, fill: 'url(#hatch)', class: 'hatch' }) : null);
}

function planned(run, scale, now, y, thickness) {
  const from = Math.max(run.startedAt, now);
  const to = Math.min(run.endsAt ?? Infinity, scale.to);
  return to > from && from < scale.to
    ? svg('rect', { class: 'planned', x: scale.x(from).toFixed(1), y: y + 0.5, width: (scale.x(to) - scale.x(from) + 4).toFixed(1), height: thickness - 1, rx: 3 })
    : null;
}

function label(run, status, scale, now, end) {
  const final = !isActive(status) && status !== 'Scheduled';
  const at = status === 'Scheduled' ? run.startedAt : end;
  const text = status === 'Scheduled' ? `in ${duration(run.startedAt - now)}` : duration(end - run.startedAt);
  const planEnds = Math.min(scale.x(run.endsAt ?? Infinity), scale.width);
  const right = final ? scale.x(at) + 6 : Math.max(scale.x(at), planEnds) + 8;
  const left = scale.x(run.startedAt);
  if (right < 0) {
    return [svg('text', { class: 'label', x: 8, y: 22.5 }, `◂ ${duration(now - end)} ago`)];
  }

  const fitsRight = right + roomForLabel < scale.width;
  if (!fitsRight && left < roomForLabel) {
    return [svg('text', { class: 'label inside', x: Math.max(left, 0) + 8, y: 22.5 }, text)];
  }

  const mark = final ? svg('g', { transform: `translate(${(fitsRight ? right : left - 20).toFixed(1)} 10)` }, icon(status)) : null;
  mark?.firstChild.setAttribute('width', 16);
  mark?.firstChild.setAttribute('height', 16);
  const x = fitsRight ? right + (final ? 20 : 0) : left - (final ? 26 : 8);
  return [mark, svg('text', { class: 'label', x: x.toFixed(1), y: 22.5, 'text-anchor': fitsRight ? 'start' : 'end' }, text)];
}
