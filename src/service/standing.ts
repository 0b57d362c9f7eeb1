import { examplePath, reaches, type Application, type Layer } from '../model/application';
import type { HttpRequest } from '../http/message';
import { get, type HeaderLine, type HeaderList } from '../http/header-list';
import { isUnknown } from '../http/unknown';
import type { Outcome } from '../servers/server';
import type { Met } from './api';

/** What a layer answers by itself: an implementation of CORS, where one is configured there. */
export type Responds = (request: HttpRequest) => Outcome;

/** Where a configuration stands in its application. */
export interface Standing<Occupant> {
  readonly application: Application;
  /** The layers that are this configuration: one middleware may be registered several times. */
  readonly own: ReadonlySet<Layer>;
  /** Layers that are other configurations. */
  readonly others: ReadonlyMap<Layer, Occupant>;
}

/** What becomes of a request on its way through an application. */
export interface Passage {
  readonly outcome: Outcome;
  /** Who answered; undefined where the request passed all that is known. */
  readonly by: Layer | undefined;
  /** Whether that was a route's handler, behind all that its configuration does. */
  readonly handled: boolean;
  /** The layers that it came to before, outermost first. */
  readonly passed: readonly Layer[];
}

/** What a request met, outermost first, for people. */
export function metOn({ by, passed }: Passage, isConfigured: (layer: Layer) => boolean): readonly Met[] {
  const met = (layer: Layer, does: Met['does']): Met => ({ name: layer.name, at: layer.span, does });
  const through = passed.filter(({ does }) => does !== 'answers errors');
  return [...through.map((layer) => met(layer, layer.does === 'unknown' && !isConfigured(layer) ? 'is taken to pass on' : 'passes on')), ...(by ? [met(by, 'answers')] : [])];
}

/** Whether the handler behind all answers or fails. */
export type HandlerDoes = 'answers' | 'throws';

/** A request goes through the layers that it comes to until one answers. */
export function passageThrough({ application, respondsAt, handler }: {
  readonly application: Application; readonly respondsAt: (layer: Layer) => Responds | undefined; readonly handler: HandlerDoes;
}, request: HttpRequest): Passage {
  let set: HeaderList = [];
  /** What stays when something throws: what is set outside of who answers errors, and what is handed to it. */
  let outside: HeaderList | undefined;
  let handed: HeaderList = [];
  const kept = () => (outside ? merged(outside, handed, application.wins) : set);
  const passed: Layer[] = [];
  const path = pathOf(request.url);
  const { layers } = application;
  const coming = layers.filter(({ reach }) => reaches(reach, request.method, path));
  for (const [at, layer] of coming.entries()) {
    const configured = respondsAt(layer);
    const outcome = configured ? configured(request) : outcomeOf(layer, request);
    if (outcome.kind !== 'passesOn' && outcome.kind !== 'answers') return { outcome, by: layer, handled: false, passed };
    set = merged(set, outcome.headers, application.wins);
    if (outcome.kind === 'answers') {
      const throws = !configured && layer.guard?.throws === true;
      const later = !configured && application.addsAfterwards ? coming.slice(at + 1) : [];
      const added = later.reduce((all, each) => merged(all, addedBy(respondsAt(each), request), application.wins), set);
      return { outcome: { ...outcome, headers: throws ? kept() : added }, by: layer, handled: false, passed };
    }
    if (layer.does === 'answers') return { outcome: handled(layer, set, handler === 'throws' ? kept() : undefined), by: layer, handled: true, passed };
    if (layer.does === 'answers errors') outside = set;
    handed = merged(handed, outcome.onError ?? [], application.wins);
    passed.push(layer);
  }
  const allowed = methodsAt(layers, path);
  const status = allowed.length === 0 ? undefined : application.otherwise(request.method, allowed);
  const outcome: Outcome = status === undefined ? { kind: 'passesOn', headers: set } : { kind: 'answers', status, headers: set, handlerRuns: false };
  return { outcome, by: undefined, handled: false, passed };
}

/** The headers that an implementation adds to an answer that another gives. */
function addedBy(responds: Responds | undefined, request: HttpRequest): HeaderList {
  const outcome = responds?.(request);
  return outcome?.kind === 'passesOn' || outcome?.kind === 'answers' ? outcome.headers : [];
}

/** The methods of the routes that a path has; undefined methods are all. */
function methodsAt(layers: readonly Layer[], path: string): readonly string[] {
  return layers.filter(({ does, reach }) => does === 'answers' && reach.methods && reaches({ ...reach, methods: undefined }, '', path))
    .flatMap(({ reach }) => reach.methods ?? []);
}

/** A route's handler, with the headers that are set by then, or with what stays of them when it throws. */
function handled({ status = 200 }: Layer, set: HeaderList, kept: HeaderList | undefined): Outcome {
  return { kind: 'answers', status: kept ? 500 : status, headers: kept ?? set, handlerRuns: true };
}

/** What stands before a handler. */
function outcomeOf(layer: Layer, request: HttpRequest): Outcome {
  switch (layer.does) {
    case 'passes on': case 'unknown': case 'answers': case 'answers errors': return { kind: 'passesOn', headers: [] };
    case 'demands credentials': {
      const shown = [get(request.headers, 'authorization'), get(request.headers, 'cookie')];
      const { status, exemptsOptions } = layer.guard ?? { status: 401, exemptsOptions: false };
      const passes = shown.some((value) => value !== null) || (exemptsOptions && request.method === 'OPTIONS');
      return passes ? { kind: 'passesOn', headers: [] } : { kind: 'answers', status: layer.guard?.throws === true ? 500 : status, headers: [], handlerRuns: false };
    }
  }
}

/** Headers that two layers set: one of them stays, but `Vary` is added to. */
export function merged(outer: HeaderList, inner: HeaderList, wins: Application['wins']): HeaderList {
  if (outer.length === 0 || inner.length === 0) return outer.length === 0 ? inner : outer;
  const [stays, yields] = wins === 'inner' ? [inner, outer] : [outer, inner];
  const taken = new Set(stays.filter(({ adds }) => !adds).map(({ name }) => name.toLowerCase()));
  const kept = yields.filter(({ name, adds }) => adds === true || !taken.has(name.toLowerCase()));
  const both = [...stays, ...kept];
  const varies = [...outer, ...inner].filter(isVary);
  return varies.length < 2 ? both : [...both.filter((line) => !isVary(line)), varyOf(varies)];
}

function isVary({ name }: HeaderLine): boolean {
  return name.toLowerCase() === 'vary';
}

function varyOf(lines: HeaderList): HeaderLine {
  const names: string[] = [];
  for (const { value } of lines) {
    if (isUnknown(value)) return { name: 'Vary', value };
    names.push(...value.split(',').map((each) => each.trim()));
  }
  return { name: 'Vary', value: [...new Set(names)].join(', ') };
}

/** The path of a URL, without its query. */
export function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '/';
}

/** A request that comes to one of the own layers: to a route behind it where there is one, by GET where that is possible. */
export function addressOf({ application: { layers }, own }: Standing<unknown>): { readonly path: string; readonly method: string } {
  const routes = layers.filter(({ does, reach }) => does === 'answers' && !reach.methods?.includes('OPTIONS'));
  const candidates = routes.flatMap(({ reach }) => (reach.methods ?? ['GET']).map((method) => ({ path: examplePath(reach.path), method })));
  const reached = candidates.filter(({ path, method }) => isReached(layers, own, method, path));
  const [first] = [...reached.filter(({ method }) => method === 'GET'), ...reached];
  const [layer] = own;
  return first ?? { path: layer ? examplePath(layer.reach.path) : '/', method: 'GET' };
}

function isReached(layers: readonly Layer[], own: ReadonlySet<Layer>, method: string, path: string): boolean {
  for (const layer of layers.filter(({ reach }) => reaches(reach, method, path))) {
    if (own.has(layer)) return true;
    if (layer.does === 'answers') return false;
  }
  return false;
}
