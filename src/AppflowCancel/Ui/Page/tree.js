import { drawAxis, ticks } from './axis.js';
import { drawFlow, drawRun } from './bars.js';
import { el, setText, svg } from './dom.js';
import { countsOf, icon, isActive, statusAt, statuses, words } from './status.js';

const rowHeight = 36;
const beyond = 4;

/**
 * Flows and their runs as rows, of which only those in sight exist. Arrow keys move and open, Enter selects; the
 * focus stays on the whole, and aria-activedescendant says which row it is at.
 */
export function createTree({ onSelect, onToggle }) {
  let rows = [];
  let at = 0;
  let selected = null;
  let painted = null;
  const made = new Map();
  const axis = svg('svg', { class: 'axis', height: 32, 'aria-hidden': 'true' });
  const nowLine = el('div', { class: 'now-line', 'aria-hidden': 'true' });
  const sizer = el('div', { class: 'sizer', role: 'presentation' });
  const header = el('div', { class: 'row head', role: 'row', 'aria-rowindex': 1 },
    el('div', { class: 'name', role: 'columnheader' }, 'Flow and run'),
    el('div', { class: 'track', role: 'columnheader' }, el('span', { class: 'unseen' }, 'Status over time'), axis));
  const element = el('div', {
    class: 'tree', role: 'treegrid', tabindex: 0, 'aria-label': 'Flows and runs', 'aria-colcount': 2,
    onkeydown: pressed, onclick: clicked, onscroll: () => painted && paint(painted.scale, painted.now),
  }, header, sizer, nowLine);

  function update(newRows, selectedKey) {
    const key = rows[at]?.key;
    rows = newRows;
    at = Math.max(0, rows.findIndex(row => row.key === key));
    selected = selectedKey;
    sizer.style.height = `${rows.length * rowHeight}px`;
    element.setAttribute('aria-rowcount', rows.length + 1);
  }

  function paint(scale, now) {
    painted = { scale, now };
    const top = element.scrollTop;
    const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
    const last = Math.min(rows.length, Math.ceil((top + element.clientHeight) / rowHeight) + beyond);
    const seen = new Set();
    for (let index = first; index < last; index++) {
      seen.add(rows[index].key);
      show(rows[index], index, scale, now);
    }

    for (const [key, row] of made) {
      if (!seen.has(key)) {
        row.element.remove();
        made.delete(key);
      }
    }

    drawAxis(axis, scale);
    nowLine.style.transform = `translateX(${header.firstChild.offsetWidth + scale.x(now)}px)`;
    nowLine.style.height = `${Math.max(rows.length * rowHeight, element.clientHeight - 32)}px`;
    element.setAttribute('aria-activedescendant', made.get(rows[at]?.key)?.element.id ?? '');
  }

  function show(row, index, scale, now) {
    let parts = made.get(row.key);
    if (!parts) {
      parts = make(row);
      made.set(row.key, parts);
      sizer.append(parts.element);
    }

    const { element: line } = parts;
    line.id = `row-${index}`;
    line.dataset.index = index;
    line.style.transform = `translateY(${index * rowHeight}px)`;
    line.setAttribute('aria-rowindex', index + 2);
    line.setAttribute('aria-selected', row.key === selected);
    line.classList.toggle('at', index === at);
    if (row.run) {
      showRun(row, parts, scale, now);
    } else {
      showFlow(row, parts, scale, now);
    }
  }

  function move(to) {
    if (rows.length === 0) {
      return;
    }

    at = Math.min(Math.max(to, 0), rows.length - 1);
    const top = at * rowHeight;
    if (top < element.scrollTop) {
      element.scrollTop = top;
    } else if (top + rowHeight > element.scrollTop + element.clientHeight - rowHeight) {
      element.scrollTop = top + 2 * rowHeight - element.clientHeight;
    }

    paint(painted.scale, painted.now);
  }

  function pressed(event) {
    const row = rows[at];
    const page = Math.floor(element.clientHeight / rowHeight) - 2;
    const parent = () => rows.findLastIndex((each, index) => index < at && !each.run);
    const keys = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      PageDown: () => move(at + page),
      PageUp: () => move(at - page),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      ArrowRight: () => row && !row.run && (row.expanded ? move(at + 1) : onToggle(row)),
      ArrowLeft: () => row && (row.run ? move(parent()) : row.expanded && onToggle(row)),
      Enter: () => row && onSelect(row, true),
      ' ': () => row && onSelect(row, true),
    };
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  }

  function clicked(event) {
    const line = event.target.closest('[data-index]');
    if (line) {
      at = Number(line.dataset.index);
      (event.target.closest('.chevron') ? onToggle : onSelect)(rows[at], false);
    }
  }

  return { element, update, paint, width: () => header.lastChild.clientWidth };
}

function make(row) {
  const name = el('div', { class: 'name', role: 'gridcell' });
  const bars = svg('svg', { class: 'bars', height: rowHeight, 'aria-hidden': 'true' });
  const spoken = el('span', { class: 'unseen' });
  const element = el('div', { class: row.run ? 'row run' : 'row flow', role: 'row', 'aria-level': row.run ? 2 : 1 },
    name, el('div', { class: 'track', role: 'gridcell' }, bars, spoken));
  return { element, name, bars, spoken, drawn: null };
}

function showRun(row, parts, scale, now) {
  const status = statusAt(row.run, now);
  if (parts.drawn !== status) {
    parts.drawn = status;
    parts.name.replaceChildren(icon(status), el('span', { class: 'id', title: row.run.executionId }, row.run.executionId));
    setText(parts.spoken, status);
  }

  parts.bars.replaceChildren(...grid(scale), ...drawRun(row.run, scale, now).filter(Boolean));
}

function showFlow(row, parts, scale, now) {
  const counts = countsOf(row.flow, now);
  const drawn = JSON.stringify([counts, row.flow.flowStatus, row.flow.runCount, row.showRegion, row.expanded]);
  if (parts.drawn !== drawn) {
    parts.drawn = drawn;
    parts.element.setAttribute('aria-expanded', row.expanded);
    const shown = statuses.filter(status => counts[status] > 0 && (isActive(status) || status === 'Scheduled'));
    parts.name.replaceChildren(
      svg('svg', { class: 'chevron', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: 'M6 4l4 4l-4 4' })),
      el('span', { class: 'title', title: row.flow.flowName }, row.flow.flowName),
      row.showRegion ? el('span', { class: 'region' }, row.flow.region) : '',
      row.flow.flowStatus === 'Active' ? '' : el('span', { class: 'region' }, row.flow.flowStatus),
      el('span', { class: 'counts' },
        shown.map(status => el('span', { class: `count ${status}`, title: words[status] }, icon(status), String(counts[status]))),
        el('span', { class: 'total' }, row.flow.runCount === 1 ? '1 run' : `${row.flow.runCount} runs`)));
    setText(parts.spoken, shown.map(status => `${counts[status]} ${words[status]}`).join(', ') || 'no run in progress');
  }

  parts.bars.replaceChildren(...grid(scale), ...(row.expanded ? [] : drawFlow(row.flow.runs, scale, now).filter(Boolean)));
}

const grid = scale => ticks(scale).map(tick => svg('line', { class: 'grid', x1: tick.x.toFixed(1), x2: tick.x.toFixed(1), y2: rowHeight }));
