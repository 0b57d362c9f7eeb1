// How a case is written down.
import { AT, B, P } from '../origins.mjs';

const A = 'Access-Control-Allow-';
export const acao = (value) => [`${A}Origin`, value];
export const acac = (value) => [`${A}Credentials`, value];
export const acam = (value) => [`${A}Methods`, value];
export const acah = (value) => [`${A}Headers`, value];
export const expose = (value) => ['Access-Control-Expose-Headers', value];
export const maxAge = (value) => ['Access-Control-Max-Age', value];

/** Lets the page of P read. */
export const allow = acao(P);
export const credentialed = [allow, acac('true')];
export const included = { credentials: 'include' };
/** Allows every method and header name that `*` can stand for. */
export const anyRequest = [acam('*'), acah('*')];

/** The origin of a document, serialised. */
const ORIGINS = { P, L: 'http://localhost:18000', S: 'https://app.example:18443', sandbox: 'null' };
const FRAMES = { data: 'null', sandbox: 'null', other: 'http://localhost:18000' };

/** One question: what the page asks, and by hop what the servers answer. */
export function step(page, asked, hops) {
  const from = asked.frame === undefined ? ORIGINS[page] ?? new URL(page).origin : FRAMES[asked.frame];
  return { from, url: `${B}${AT}`, method: 'GET', headers: [], credentials: 'same-origin', ...asked, hops };
}

/** A case with one step; `page` is a key of `DOCUMENTS` or a URL. */
export function one(group, name, { page = 'P', ...asked }, ...hops) {
  return { group, name, page, steps: [step(page, asked, hops)] };
}

/** A case whose steps share what the browser remembers: each is `[asked, hop, …]`, and may wait. */
export function sequence(group, name, page, ...steps) {
  return { group, name, page, steps: steps.map(([asked, ...hops]) => step(page, asked, hops)) };
}

/** Every pair of two tables' entries, as `[name and name, value, value]`. */
export function pairs(first, second) {
  return Object.entries(first).flatMap(([one_, a]) => Object.entries(second).map(([other, b]) => [`${one_}, ${other}`, a, b]));
}
