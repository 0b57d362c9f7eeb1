// Runs in the page: asks what the steps of the cases say, and tells what a script sees of it.
/* global location, FormData, Blob, ReadableStream, XMLHttpRequest, EventSource, navigator, btoa, addEventListener, parent, FontFace */
'use strict';

const source = document.currentScript.textContent;
const takesJobs = location.hash === '#jobs';
const frames = new Map();
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function bodyOf({ kind, type }) {
  switch (kind) {
    case 'text': return 'text';
    case 'form': return new URLSearchParams({ a: '1' });
    case 'multipart': {
      const form = new FormData();
      form.append('a', '1');
      return form;
    }
    case 'bytes': return new Uint8Array([1, 2]);
    case 'blob': return new Blob(['blob'], { type });
    case 'stream': return new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array([1, 2]));
        controller.close();
      },
    });
  }
}

/** What fetch is given: what a case does not say is left out. */
function initOf(step) {
  const init = {};
  for (const name of ['method', 'headers', 'credentials', 'mode', 'redirect', 'cache', 'referrerPolicy']) {
    if (step[name] !== undefined) init[name] = step[name];
  }
  if (step.body !== undefined) init.body = bodyOf(step.body);
  if (step.body?.kind === 'stream') init.duplex = 'half';
  return init;
}

async function askFetch(step) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort('it took too long'), 6000);
  try {
    const response = await fetch(step.url, { ...initOf(step), signal: controller.signal });
    return { status: response.status, type: response.type, readable: [...response.headers.keys()], redirected: response.redirected };
  } catch (error) {
    return { error: String(error) };
  } finally {
    clearTimeout(timer);
  }
}

function askXhr(step) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    try {
      request.open(step.method, step.url);
      for (const [name, value] of step.headers) request.setRequestHeader(name, value);
    } catch (error) {
      resolve({ error: String(error) });
      return;
    }
    request.withCredentials = step.credentials === 'include';
    if (step.uploadListener) request.upload.addEventListener('progress', () => undefined);
    request.onerror = () => resolve({ error: 'error event' });
    request.onload = () => resolve({
      status: request.status, type: 'xhr', readable: request.getAllResponseHeaders().split('\r\n').filter((line) => line !== '').map((line) => line.slice(0, line.indexOf(':'))), redirected: false,
    });
    request.send(step.body === undefined ? null : bodyOf(step.body));
  });
}

const elements = {
  script: (crossOrigin, src) => Object.assign(document.createElement('script'), { crossOrigin, src }),
  module: (crossOrigin, src) => Object.assign(document.createElement('script'), { type: 'module', crossOrigin, src }),
  image: (crossOrigin, src) => Object.assign(document.createElement('img'), { crossOrigin, src }),
  stylesheet: (crossOrigin, href) => Object.assign(document.createElement('link'), { rel: 'stylesheet', crossOrigin, href }),
  video: (crossOrigin, src) => Object.assign(document.createElement('video'), { crossOrigin, src }),
  preload: (crossOrigin, href) => Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin, href }),
};

function askElement(step) {
  const element = elements[step.asks ?? step.initiator](step.credentials === 'include' ? 'use-credentials' : 'anonymous', step.url);
  return new Promise((resolve) => {
    element.onload = () => resolve({ status: 0, type: 'loaded', readable: [], redirected: false });
    element.onerror = () => resolve({ error: 'error event' });
    document.head.append(element);
  });
}

function askEventSource(step) {
  return new Promise((resolve) => {
    const events = new EventSource(step.url, { withCredentials: step.credentials === 'include' });
    const end = (saw) => {
      events.close();
      resolve(saw);
    };
    events.onopen = () => end({ status: 0, type: 'loaded', readable: [], redirected: false });
    events.onerror = () => end({ error: 'error event' });
  });
}

async function askFont(step) {
  try {
    await new FontFace('asked', `url("${step.url}")`).load();
    return { status: 0, type: 'loaded', readable: [], redirected: false };
  } catch {
    return { error: 'error event' };
  }
}

async function askBeacon(step) {
  navigator.sendBeacon(step.url, bodyOf(step.body));
  await pause(500);
  return { error: 'error event' };
}

const asks = { fetch: askFetch, xhr: askXhr, font: askFont, beacon: askBeacon, 'event source': askEventSource };

function askHere(step) {
  return (asks[step.asks ?? step.initiator ?? 'fetch'] ?? askElement)(step);
}

/** A document in this one, whose origin is another: `data:` and sandboxed ones have an opaque origin. */
function frameOf(kind, control) {
  if (frames.has(kind)) return frames.get(kind);
  const frame = document.createElement('iframe');
  if (kind === 'sandbox') frame.setAttribute('sandbox', 'allow-scripts');
  const text = `<!doctype html><script>${source}<` + '/script>';
  const own = new URL('/', control).href;
  const addresses = { data: `data:text/html;base64,${btoa(text)}`, sandbox: own, other: own.replace('127.0.0.1', 'localhost') };
  const loaded = new Promise((resolve) => {
    frame.onload = () => resolve(frame);
  });
  frame.src = addresses[kind];
  document.documentElement.append(frame);
  frames.set(kind, loaded);
  return loaded;
}

async function askFrame(step, control) {
  const frame = await frameOf(step.frame, control);
  return new Promise((resolve) => {
    const number = Math.random();
    const listener = ({ data }) => {
      if (data.number !== number || data.saw === undefined) return;
      window.removeEventListener('message', listener);
      resolve(data.saw);
    };
    addEventListener('message', listener);
    frame.contentWindow.postMessage({ number, step }, '*');
  });
}

addEventListener('message', async ({ data }) => {
  if (data.step !== undefined) parent.postMessage({ number: data.number, saw: await askHere(data.step) }, '*');
});

async function runSteps({ index, steps }, control) {
  const saw = [];
  for (const [number, step] of steps.entries()) {
    if (step.wait !== undefined) await pause(step.wait);
    if (number > 0) await fetch(`${control}/step/${index}/${number}`, { mode: 'no-cors' });
    saw.push(step.frame === undefined ? await askHere(step) : await askFrame(step, control));
  }
  // Where the console comes as a stream of lines, this one tells whose the lines before it are.
  if (takesJobs) console.log(`done /case-${index}`);
  return saw;
}

globalThis.runCases = runCases;
globalThis.setCookies = setCookies;

/** Has the server of this page set the cookies of the cases. */
async function setCookies(indexes) {
  for (const index of indexes) await fetch(`/control/cookies/${index}`);
}

/** Runs cases, `workers` of them at a time; `control` is where the servers are told which step is next. */
async function runCases(cases, control, workers) {
  const results = cases.map(() => undefined);
  let next = 0;
  const work = async () => {
    while (next < cases.length) {
      const mine = next++;
      results[mine] = await runSteps(cases[mine], control);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

/** Does what the recorder asks for, in a browser that it cannot reach in another way. */
async function takeJobs() {
  for (;;) {
    const job = await (await fetch('/control/job')).text();
    if (job === '') await pause(50);
    else await fetch('/control/done', { method: 'POST', body: JSON.stringify(await (0, eval)(job) ?? null) });
  }
}

if (takesJobs) void takeJobs();
