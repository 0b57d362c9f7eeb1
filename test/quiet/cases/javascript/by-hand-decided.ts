import type { IncomingMessage, ServerResponse } from 'node:http';
import { isTrusted } from './trust';

export function handler(req: IncomingMessage, res: ServerResponse) {
  const origin = req.headers.origin;
  if (origin !== undefined && isTrusted(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  if (/\.example\.com$/.test(origin ?? '')) res.setHeader('Access-Control-Allow-Origin', origin ?? '*');
  res.end('ok');
}
