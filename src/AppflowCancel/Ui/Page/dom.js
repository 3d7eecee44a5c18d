const svgNamespace = 'http://www.w3.org/2000/svg';

/** An element with attributes, listeners (onclick and the like) and children. Strings become text, never markup. */
export function el(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes, ...children) {
  return fill(document.createElementNS(svgNamespace, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }

  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Sets the text only when it differs: a screen reader tells of every change. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

export function button(text, onclick, attributes) {
  return el('button', { type: 'button', onclick, ...attributes }, text);
}

/** A labelled form control. */
export function field(label, control, hint) {
  const id = `field-${++fields}`;
  control.id = id;
  if (hint) {
    control.setAttribute('aria-describedby', `${id}-hint`);
  }

  return el('div', { class: 'field' },
    el('label', { for: id }, label),
    control,
    hint ? el('span', { class: 'hint', id: `${id}-hint` }, hint) : null);
}

let fields = 0;

export function input(name, attributes) {
  return el('input', { name, autocomplete: 'off', spellcheck: 'false', ...attributes });
}

export function select(name, options, attributes) {
  return el('select', { name, ...attributes }, options.map(([value, text]) => el('option', { value }, text)));
}

/** What to do next where there is nothing to see. */
export function empty(title, ...more) {
  return el('div', { class: 'empty' }, el('h2', {}, title), ...more);
}

/** Where the outcome of an action is shown: next to what caused it. */
export function outcome() {
  const element = el('div', { class: 'outcome', role: 'status' });
  return {
    element,
    clear: () => element.replaceChildren(),
    done: (...content) => element.replaceChildren(el('div', { class: 'done' }, ...content)),
    failed: error => element.replaceChildren(el('div', { class: 'error' }, error.message)),
  };
}

/** Does something that may fail, once at a time, and shows how it went. The button keeps the focus meanwhile. */
export async function attempt(control, shown, action) {
  if (control.ariaBusy === 'true') {
    return;
  }

  control.ariaBusy = 'true';
  shown.clear();
  try {
    await action();
  } catch (error) {
    shown.failed(error);
  } finally {
    control.ariaBusy = null;
  }
}
