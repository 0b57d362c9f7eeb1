// Answers each request with each options text, through real HTTP to Express. JSON in on standard input, JSON out.
const http = require('node:http');
const { createRequire } = require('node:module');
const { readFileSync } = require('node:fs');
const process = require('node:process');

const from = createRequire(process.argv[2]);
const express = from('express');
const cors = from('cors');
/** An answer that takes longer than this never comes. */
const patience = 1_500;

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

async function row(options, requests) {
  const ran = { next: 0, paths: new Set() };
  const app = express();
  app.use(cors(...(0, eval)(`[${options}]`)));
  app.use((request, response) => { ran.paths.add(request.path); response.status(200).end(); });
  const server = await new Promise((resolve) => { const started = app.listen(0, '127.0.0.1', () => resolve(started)); });
  const answers = await Promise.all(requests.map((request) => answer(server.address().port, request, ran)));
  server.closeAllConnections();
  await new Promise((resolve) => { server.close(resolve); });
  return answers;
}

async function main() {
  const { options, requests } = JSON.parse(readFileSync(0, 'utf8'));
  const table = [];
  for (const each of options) table.push(await row(each, requests));
  process.stdout.write(JSON.stringify(table));
}

main();
