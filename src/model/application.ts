import type { Span } from './span';
import type { Unknown } from './value';

/** The paths that a layer or route is for, segment by segment. */
export interface PathPattern {
  /** A text stands for itself, null for one segment whatever it is. */
  readonly segments: readonly (string | null)[];
  /** Whether further segments may follow. */
  readonly open: boolean;
}

/** The requests that come to a layer or route: of every method where none is named. */
export interface Reach {
  readonly methods: readonly string[] | undefined;
  readonly path: PathPattern;
}

/**
 * What a layer does when it is no implementation of CORS that is known: it passes on; it answers, as a route does; it
 * refuses unless the request carries credentials of some kind; it answers with 500 in place of what throws behind
 * it, so that headers which were set there are lost; or nobody can tell, and it is taken to pass on.
 */
export type Does = 'passes on' | 'answers' | 'demands credentials' | 'answers errors' | 'unknown';

/** How a layer refuses a request that shows no credentials of any kind. */
export interface Guard {
  readonly status: number;
  /** It throws: who answers errors answers, and with what status depends on the framework. */
  readonly throws: boolean;
  /** OPTIONS is let through. */
  readonly exemptsOptions: boolean;
}

/** Something that a request meets on its way through an application. */
export interface Layer {
  /** As people would point at it: `express.json()`, `requireAuth`, `GET /orders`. */
  readonly name: string;
  /** Where it is registered. */
  readonly span: Span;
  /** Where that which runs is written: a configuration in there is this layer. */
  readonly written: Span;
  readonly reach: Reach;
  readonly does: Does;
  /** Of a layer that demands credentials; left out: 401, whatever the method. */
  readonly guard?: Guard | undefined;
  /** Of what it answers; left out: 200. */
  readonly status?: number | Unknown;
}

/** All that a program registers around its routes, in the order in which a request meets it; routes are layers that answer. */
export interface Application {
  readonly framework: string;
  readonly layers: readonly Layer[];
  /** Whose header stays where an outer and an inner layer both set one. */
  readonly wins: 'outer' | 'inner';
  /** What layers add to an answer, they add to those of layers before them too. */
  readonly addsAfterwards?: true;
  /** The status of what the framework itself answers at a path whose routes, for `allowed` methods, do not take `method`. */
  otherwise(method: string, allowed: readonly string[]): number;
}

/** Every path. */
export const everyPath: PathPattern = { segments: [], open: true };

/** `outer` and below it `inner`, as a router is mounted. */
export function below(outer: PathPattern, inner: PathPattern): PathPattern {
  return { segments: [...outer.segments, ...inner.segments], open: inner.open };
}

/** Whether a request for `path` (without its query) by `method` comes to it. HEAD goes where GET does. */
export function reaches({ methods, path: pattern }: Reach, method: string, path: string): boolean {
  return fits(pattern, path) && (methods === undefined || methods.includes(method) || (method === 'HEAD' && methods.includes('GET')));
}

/** Texts are compared without case, as most routers do, and a slash at the end is no segment. */
export function fits({ segments, open }: PathPattern, path: string): boolean {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length < segments.length || (parts.length > segments.length && !open)) return false;
  return segments.every((segment, i) => segment === null || segment.toLowerCase() === parts[i]?.toLowerCase());
}

/** A path that fits, with `1` for what may be anything. */
export function examplePath({ segments }: PathPattern): string {
  return `/${segments.map((segment) => segment ?? '1').join('/')}`;
}

/** The pattern for people: `/orders/…`. */
export function pathText({ segments, open }: PathPattern): string {
  const text = `/${segments.map((segment) => segment ?? ':any').join('/')}`;
  return open && segments.length > 0 ? `${text}/…` : text;
}
