import { httpWhitespace, isToken, stripEnd, stripEnds } from '../http/token';
import type { Engine } from './engines';
import type { RequestHeader } from './request';

const safelistedMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
const formTypes: ReadonlySet<string | undefined> = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);
const connectionTypes: ReadonlySet<string> = new Set(['slow-2g', '2g', '3g', '4g']);
const integerHints: ReadonlySet<string> = new Set(['rtt', 'viewport-width', 'width']);
const decimalHints: ReadonlySet<string> = new Set(['device-memory', 'downlink', 'dpr']);

const longestValue = 128;
const longestSum = 1024;

/** Fetch, "CORS-safelisted method", of a normalised one. */
export function isSafelistedMethod(method: string): boolean {
  return safelistedMethods.has(method);
}

/** Fetch, "CORS non-wildcard request-header name". */
export function isNonWildcardName(name: string): boolean {
  return name.toLowerCase() === 'authorization';
}

/** Fetch, "CORS-unsafe request-header byte": put the other way round, by the bytes that are none. */
export function hasUnsafeByte(value: string): boolean {
  return !/^[\t !#$%&'*+,\-./0-9;=A-Z^_`a-z|~\x80-\uffff]*$/.test(value);
}

/** Fetch, "CORS-safelisted request-header". */
export function isSafelistedHeader({ name, value }: RequestHeader, engine: Engine): boolean {
  if (value.length > longestValue || (engine.asciiValuesOnly && /[^\0-\x7f]/.test(value))) return false;
  const lower = name.toLowerCase();
  switch (lower) {
    case 'accept': return !hasUnsafeByte(value);
    case 'accept-language':
    case 'content-language': return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case 'content-type': return !hasUnsafeByte(value) && formTypes.has(essenceOf(value)) && !(engine.strictMimeParameters && isUntidy(value));
    case 'range': return isSimpleRange(value, engine);
    default: return engine.safelistsClientHints && isSafelistedHint(lower, value);
  }
}

/** `text/plain;;` and `text/plain;x=y,z`, but not `text/plain;`. */
function isUntidy(value: string): boolean {
  return value.includes(',') || value.split(';').slice(1, -1).some((parameter) => stripEnds(parameter, httpWhitespace) === '');
}

/** Chromium's additions: a hint tells of the device, not of the page. */
function isSafelistedHint(name: string, value: string): boolean {
  if (name === 'intervention') return true;
  if (name === 'ect') return connectionTypes.has(value);
  if (name === 'save-data') return value.toLowerCase() === 'on';
  if (integerHints.has(name)) return /^[0-9]+$/.test(value);
  return decimalHints.has(name) && /^[0-9]+(?:\.[0-9]+)?$/.test(value);
}

/** MIME Sniffing, "parse a MIME type", as far as the essence; its parameters decide nothing here. */
export function essenceOf(value: string): string | undefined {
  // With a semicolon to end the subtype where there are no parameters.
  const text = `${stripEnds(value, httpWhitespace)};`;
  const slash = text.indexOf('/');
  if (slash === -1) return undefined;
  const type = text.slice(0, slash);
  const subtype = stripEnd(text.slice(slash + 1, text.indexOf(';', slash)), httpWhitespace);
  if (!isToken(type) || !isToken(subtype)) return undefined;
  return `${type}/${subtype}`.toLowerCase();
}

/** Fetch, "parse a single range header value" without whitespace, and with a start. */
export function isSimpleRange(value: string, { rangeLimit, rangeLenient }: Engine): boolean {
  const [, first, last] = (rangeLenient ? /^bytes=[+\f]*([0-9]+)[\f]*-[+\f]*([0-9]+)?[\f]*$/i : /^bytes=([0-9]+)-([0-9]+)?$/).exec(value) ?? [];
  if (first === undefined) return false;
  const end = BigInt(last ?? first);
  return BigInt(first) <= end && (rangeLimit === undefined || end < rangeLimit);
}

/** Fetch, "CORS-unsafe request-header names": lower-case, sorted by bytes, each once. */
export function unsafeNames(headers: readonly RequestHeader[], engine: Engine): readonly string[] {
  const unsafe: string[] = [];
  const potentiallyUnsafe: string[] = [];
  let sum = 0;
  for (const header of headers) {
    if (isSafelistedHeader(header, engine)) {
      potentiallyUnsafe.push(header.name.toLowerCase());
      sum += header.value.length;
    } else {
      unsafe.push(header.name.toLowerCase());
    }
  }
  if (sum > longestSum && !engine.unlimitedSafelistedSum) unsafe.push(...potentiallyUnsafe);
  return (engine.repeatsUnsafeNames ? unsafe : [...new Set(unsafe)]).sort();
}
