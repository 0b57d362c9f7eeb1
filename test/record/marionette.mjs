// Speaks Firefox's remote protocol, Marionette: a length, a colon, JSON. Enough of it to run scripts in a page and in the browser.
import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';

/** Waits until Firefox has written its port into `file`, and connects to it. */
export async function connectMarionette(file) {
  for (let waited = 0; !existsSync(file); waited += 100) {
    if (waited > 30_000) throw new Error('Firefox does not start');
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  const call = await connected(Number(readFileSync(file, 'utf8')));
  /** Runs the body of an async function in a page (`content`) or in the browser (`chrome`). */
  const run = async (context, body) => {
    await call('Marionette:SetContext', { value: context });
    const script = `const done = arguments[0]; (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value } = await call('WebDriver:ExecuteAsyncScript', { script, args: [], scriptTimeout: 60_000 });
    if (value.error !== undefined) throw new Error(value.error);
    return value.value;
  };
  return { call, run };
}

async function connected(port) {
  const socket = net.connect(port, '127.0.0.1');
  const waiting = new Map();
  let sent = 0;
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    let buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      buffer = Buffer.concat([buffer, chunk]);
      for (let colon = buffer.indexOf(':'); colon > 0; colon = buffer.indexOf(':')) {
        const end = colon + 1 + Number(buffer.subarray(0, colon));
        if (buffer.length < end) return;
        const message = JSON.parse(buffer.subarray(colon + 1, end));
        buffer = buffer.subarray(end);
        // The greeting alone is no list.
        if (Array.isArray(message)) settle(waiting, message);
        else resolve();
      }
    });
  });
  return (name, parameters) => new Promise((resolve, reject) => {
    waiting.set(++sent, { resolve, reject });
    const text = JSON.stringify([0, sent, name, parameters]);
    socket.write(`${String(Buffer.byteLength(text))}:${text}`);
  });
}

function settle(waiting, [, id, error, result]) {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (error) reject(new Error(`${error.error}: ${error.message}`));
  else resolve(result);
}
