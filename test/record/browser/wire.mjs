// HTTP/1.1 as bytes: neither Node nor a framework has then normalised anything, and what is malformed stays so.
import net from 'node:net';
import tls from 'node:tls';

/** First line and header lines of a message. */
export function parseHead(bytes) {
  const [first, ...lines] = bytes.toString('latin1').split('\r\n\r\n', 1)[0].split('\r\n');
  return { first, headers: lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).replace(/^[ \t]+|[ \t]+$/g, '')]) };
}

function valueOf(headers, wanted) {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** Whether a request has arrived with its body; browsers take an early close for a failure. */
function isWhole(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const { headers } = parseHead(bytes);
  if (valueOf(headers, 'transfer-encoding') === 'chunked') return bytes.includes('0\r\n\r\n', end);
  return bytes.length >= end + 4 + Number(valueOf(headers, 'content-length') ?? 0);
}

function readRequest(socket, then) {
  let bytes = Buffer.alloc(0);
  const onData = (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    if (!isWhole(bytes)) return;
    socket.off('data', onData);
    socket.resume();
    then(bytes);
  };
  socket.on('data', onData);
  socket.on('error', () => socket.destroy());
}

/** Listens on a free port; `respond` gets what was asked and gives the bytes of the answer, or undefined to hang up. */
export async function listen(respond, identity) {
  const onSocket = (socket) => readRequest(socket, (bytes) => {
    const { first, headers } = parseHead(bytes);
    const [method, target] = first.split(' ');
    const asked = { method, target, headers, bytes, host: valueOf(headers, 'host') ?? '', secure: identity !== undefined };
    Promise.resolve(asked).then(respond).then((answer) => (answer === undefined ? socket.destroy() : socket.end(answer)), () => socket.destroy());
  });
  const server = identity === undefined ? net.createServer(onSocket) : tls.createServer(identity, onSocket);
  server.on('tlsClientError', () => undefined);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, stop: () => server.close() };
}

/** Sends the same bytes on, but for the connection, which ends with the answer. */
export function forward(port, { bytes }) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes.toString('latin1').replace(/\r\nConnection: keep-alive\r\n/i, '\r\nConnection: close\r\n'), 'latin1'));
    const chunks = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks)));
    socket.on('error', reject);
  });
}

/** The bytes of `[status, lines]` or `[status, lines, body]`; `undefined` of 'no answer'; a text is sent as it is. */
export function bytesOf(answer, method) {
  if (answer === 'no answer') return undefined;
  if (typeof answer === 'string') return Buffer.from(answer, 'latin1');
  const [status, lines, text = '{}'] = answer;
  const body = method === 'HEAD' || status === 204 || status === 205 || status === 304 ? '' : text;
  const all = [...lines, ['Content-Length', String(body.length)], ['Connection', 'close']];
  return Buffer.from([`HTTP/1.1 ${status} Said`, ...all.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n'), 'latin1');
}
