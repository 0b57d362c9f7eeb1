import type { HeaderLine, HeaderList } from '../../http/header-list';
import { originOf } from '../../http/origin';
import { fieldsAt, isFields, listAt, numberAt, textAt, type Fields } from './fields';

/** One entry of an HTTP archive (HAR 1.2), as far as CORS needs it. */
export interface Entry {
  /** Its number in the file, from 1. */
  readonly number: number;
  /** ISO 8601; of one file, all in one time zone. */
  readonly started: string;
  readonly method: string;
  /** Without fragment, as it crosses the wire. */
  readonly url: string;
  readonly requestHeaders: HeaderList;
  /** The browser tells that cookies went along. */
  readonly cookies: boolean;
  /** Undefined where the file holds no answer: browsers write 0 or -1. */
  readonly status: number | undefined;
  readonly responseHeaders: HeaderList;
  readonly redirectUrl: string | undefined;
  /** What the browser says of a request that failed; `''` when it says that it failed and no more. */
  readonly error: string | undefined;
  /** The browser says that the page got the answer. */
  readonly delivered: boolean;
  /** Chromium: `fetch`, `xhr`, `preflight`, `image` … */
  readonly resourceType: string | undefined;
  readonly byServiceWorker: boolean;
  readonly page: string | undefined;
}

/** An entry that cannot be read, and why. */
export interface LeftOut { readonly entry: number; readonly because: string }

/** A file that was read, or why it cannot be. */
export type Archive =
  | {
    readonly kind: 'archive';
    /** Who wrote the file. */
    readonly creator: string;
    /** In the order of time. */
    readonly entries: readonly Entry[];
    /** Page id → the page's origin. */
    readonly pages: ReadonlyMap<string, string>;
    readonly leftOut: readonly LeftOut[];
  }
  | { readonly kind: 'unreadable'; readonly because: string };

/** Reads the text of a HAR file. Browsers differ in what they write, so what is missing is left out rather than refused. */
export function readArchive(text: string): Archive {
  const json = parsedJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (json === undefined) return unreadable('it is not JSON, or was cut off');
  const log = isFields(json) ? fieldsAt(json, 'log') : undefined;
  if (log === undefined) return unreadable('it is JSON, and no HAR: it has no "log"');
  const list = listAt(log, 'entries');
  if (list === undefined) return unreadable('it is no HAR: "log" has no list "entries"');
  const creator = creatorOf(log);
  const read = list.map((value, index) => readEntry(value, index + 1, creator));
  const entries = read.flatMap((entry) => ('because' in entry ? [] : [entry])).sort(byTime);
  const leftOut = read.flatMap((entry) => ('because' in entry ? [entry] : []));
  return { kind: 'archive', creator, entries, pages: pagesOf(log), leftOut };
}

function unreadable(because: string): Archive {
  return { kind: 'unreadable', because };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The order in the file decides where times are equal or missing. */
function byTime(one: Entry, other: Entry): number {
  if (one.started === other.started || one.started === '' || other.started === '') return one.number - other.number;
  return one.started < other.started ? -1 : 1;
}

function creatorOf(log: Fields): string {
  const [creator, browser] = [fieldsAt(log, 'creator'), fieldsAt(log, 'browser')];
  const named = (fields: Fields = {}) => [textAt(fields, 'name'), textAt(fields, 'version')].filter((part) => part !== undefined).join(' ');
  return [...new Set([named(browser), named(creator)])].filter((name) => name !== '').join(', ');
}

/** Chromium writes a page's URL as its title; others write what the tab says. */
function pagesOf(log: Fields): ReadonlyMap<string, string> {
  const pages = (listAt(log, 'pages') ?? []).filter(isFields);
  return new Map(pages.flatMap((page) => {
    const [id, origin] = [textAt(page, 'id'), originOf(textAt(page, 'title') ?? '')];
    return id === undefined || origin === undefined || origin === 'null' ? [] : [[id, origin]];
  }));
}

function readEntry(value: unknown, number: number, creator: string): Entry | LeftOut {
  if (!isFields(value)) return { entry: number, because: 'it is no object' };
  const request = fieldsAt(value, 'request');
  if (request === undefined) return { entry: number, because: 'it has no request' };
  const [method, url] = [textAt(request, 'method'), textAt(request, 'url') ?? ''];
  if (method === undefined || method === '') return { entry: number, because: 'its request has no method' };
  if (!URL.canParse(url)) return { entry: number, because: `its URL cannot be parsed: ${url.slice(0, 100)}` };
  const response = fieldsAt(value, 'response') ?? {};
  const status = numberAt(response, 'status') ?? 0;
  return {
    number, method, url: withoutFragment(url), started: textAt(value, 'startedDateTime') ?? '',
    requestHeaders: headersAt(request), cookies: (listAt(request, 'cookies') ?? []).length > 0,
    status: status >= 100 ? status : undefined, responseHeaders: headersAt(response),
    redirectUrl: response.redirectURL === '' ? undefined : textAt(response, 'redirectURL'),
    ...outcomeOf(response, status, creator), resourceType: textAt(value, '_resourceType'),
    byServiceWorker: response._fetchedViaServiceWorker === true, page: textAt(value, 'pageref'),
  };
}

/** Chromium writes `_error`, null where all is well; Playwright writes `_failureText` where it is not. Others do not tell. */
function outcomeOf(response: Fields, status: number, creator: string): Pick<Entry, 'error' | 'delivered'> {
  const error = textAt(response, '_error') ?? textAt(response, '_failureText') ?? (status < 100 ? '' : undefined);
  return { error, delivered: error === undefined && (response._error === null || creator.includes('Playwright')) };
}

function withoutFragment(url: string): string {
  const { href } = new URL(url);
  return href.split('#', 1)[0] ?? href;
}

/** Without the pseudo headers of HTTP/2. Tools that join repeated lines do so with a line feed. */
function headersAt(message: Fields): HeaderList {
  return (listAt(message, 'headers') ?? []).filter(isFields).flatMap((header): HeaderLine[] => {
    const [name, value] = [textAt(header, 'name') ?? '', textAt(header, 'value') ?? ''];
    return name === '' || name.startsWith(':') ? [] : value.split('\n').map((line) => ({ name, value: line }));
  });
}
