import { svg } from './dom.js';
import { day, timeOfDay } from './time.js';

const lengths = [30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200, 1800, 3600, 10800, 21600, 43200, 86400, 259200, 604800, 2592000];
const steps = [0.1, 0.5, 1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800, 2592000];
const newest = 12;
const ahead = 0.18;
const spaceBetweenTicks = 110;
const widthOfTick = 86;

export const ranges = [['', 'Fit'], ['60', '1 minute'], ['300', '5 minutes'], ['3600', '1 hour'], ['86400', '1 day'], ['604800', '1 week']];

/** The stretch of time that the bars show: a length chosen by hand, or one in which the newest runs fit; now stays where it is. */
export function scaleOf(flows, now, chosen, width) {
  const length = Number(chosen) || fitting(flows, now);
  const from = now - length * (1 - ahead);
  return { from, to: from + length, width, now, secondsPerPixel: length / Math.max(width, 1), x: at => (at - from) / length * width };
}

function fitting(flows, now) {
  const starts = startsOf(flows);
  const first = starts.findIndex(at => at <= now);
  const oldest = first < 0 ? now : starts[Math.min(first + newest, starts.length) - 1];
  return lengths.find(length => length * (1 - ahead) * 0.95 >= now - oldest) ?? lengths.at(-1);
}

// Sorted once per answer of the emulator, not once per frame.
let sorted = { flows: null, starts: [] };
function startsOf(flows) {
  if (sorted.flows !== flows) {
    sorted = { flows, starts: flows.flatMap(flow => flow.runs.map(run => run.startedAt)).sort((one, other) => other - one) };
  }

  return sorted.starts;
}

/** Lines at round times with their labels. */
export function ticks(scale) {
  const step = steps.find(each => each / scale.secondsPerPixel >= spaceBetweenTicks) ?? steps.at(-1);
  const all = [];
  for (let at = Math.ceil(scale.from / step) * step; at < scale.to; at += step) {
    all.push({ x: scale.x(at), text: step >= 86400 ? day(at) : timeOfDay(at, step < 1).slice(0, step < 1 ? 10 : 8) });
  }

  return all;
}

export function drawAxis(element, scale) {
  element.setAttribute('width', scale.width);
  const nowX = scale.x(scale.now);
  const covered = tick => tick.x > nowX - widthOfTick && tick.x < nowX + 22;
  element.replaceChildren(
    ...ticks(scale).map(tick => svg('g', { transform: `translate(${tick.x.toFixed(1)} 0)` },
      svg('line', { y1: 24, y2: 32 }),
      covered(tick) ? '' : svg('text', { x: 5, y: 20 }, tick.text))),
    svg('g', { class: 'now-flag', transform: `translate(${nowX.toFixed(1)} 0)` },
      svg('rect', { x: -19, y: 8, width: 38, height: 17, rx: 4 }),
      svg('path', { d: 'M-5 25h10l-5 7z' }),
      svg('text', { y: 20.5, 'text-anchor': 'middle' }, 'now')));
}
