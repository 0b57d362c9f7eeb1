// Answers each request with each options text, through real HTTP: `node drive.cjs <package.json> <application module>`.
// JSON in on standard input, JSON out. The application module gives a listener, or its promise; an application that
// does not start answers nothing. Its last argument are all texts, for who builds once.
const http = require('node:http');
const { createRequire } = require('node:module');
const { readFileSync } = require('node:fs');
const process = require('node:process');
const { pathToFileURL } = require('node:url');

const from = createRequire(process.argv[2]);
/** An answer that takes longer than this never comes; a busy machine takes seconds. */
const patience = 5_000;

function answer(port, [method, lines], ran) {
  return new Promise((resolve, reject) => {
    const path = `/${String(ran.next++)}`;
    const request = http.request({ port, host: '127.0.0.1', method, path, headers: Object.fromEntries(lines), agent: false }, (response) => {
      const { rawHeaders } = response;
      const headers = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1]]] : []));
      response.resume().on('end', () => resolve([response.statusCode, ran.paths.has(path), headers]));
    });
    request.setTimeout(patience, () => { resolve('hangs'); request.destroy(); });
    request.on('error', (error) => { if (!request.destroyed) reject(error); }).end();
  });
}

async function row(application, options, requests, all) {
  const ran = { next: 0, paths: new Set() };
  let listener;
  try {
    listener = await application(from, options, (path) => ran.paths.add(path), all);
  } catch {
    return requests.map(() => 'fails to start');
  }
  const server = http.createServer(listener);
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const answers = await Promise.all(requests.map((request) => answer(server.address().port, request, ran)));
  server.closeAllConnections();
  await new Promise((resolve) => { server.close(resolve); });
  return answers;
}

async function main() {
  const { application } = await import(pathToFileURL(process.argv[3]));
  const { options, requests } = JSON.parse(readFileSync(0, 'utf8'));
  const table = [];
  for (const each of options) table.push(await row(application, each, requests, options));
  await new Promise((resolve) => { process.stdout.write(JSON.stringify(table), resolve); });
  process.exit(0);
}

main();
