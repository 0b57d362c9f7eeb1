import type { Known } from '../../http/unknown';
import { raises, type Raises } from '../../languages/python/dialect';
import { and, truthyInPython, type Truth } from '../../model/ternary';
import { optionOf, type RecordValue, type Value } from '../../model/value';
import { flexibleStr, meansAnything, patternsOf, refusedPattern, type Matching, type Patterns } from './patterns';
import type { Order } from './resources';

/** What tells the releases apart. */
export interface Traits {
  /** Whether preflights of private networks are answered, and what the option is worth that is not given. */
  readonly privateNetwork: 'never' | 'always' | 'unless told' | 'if told';
  readonly matching: Matching;
  readonly order: Order;
}

const allMethods = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';

/** What `serialize_options` makes of the options. */
export interface Policy {
  readonly origins: Patterns;
  readonly anyOrigin: Truth;
  readonly methods: Known<string | null>;
  readonly requestHeaders: Patterns;
  readonly exposed: Known<string | null>;
  readonly credentials: Truth;
  readonly sendsWildcard: Truth;
  readonly varies: Truth;
  readonly alwaysSends: Truth;
  readonly privateNetwork: Truth;
  readonly maxAge: Value | undefined;
}

/** Raises where the library does: while the extension is set up, at each request to a decorated view. */
export function policyOf(options: RecordValue, { matching, privateNetwork }: Traits): Policy | Raises {
  const given = (name: string) => optionOf(options, name);
  const anything: Value = { kind: 'literal', value: '*', at: options.at };
  const isOn = (name: string, otherwise: boolean) => (given(name) ? truthyInPython(given(name)) : otherwise);
  const origins = patternsOf(given('origins') ?? anything);
  const requestHeaders = patternsOf(given('allow_headers') ?? anything);
  const anyOrigin = meansAnything(origins);
  const [credentials, sendsWildcard] = [isOn('supports_credentials', false), isOn('send_wildcard', false)];
  if (and(and(anyOrigin, credentials), sendsWildcard) === true) return { kind: 'raises', error: 'ValueError' };
  const methods = given('methods') ? flexibleStr(given('methods')) : allMethods;
  const exposed = flexibleStr(given('expose_headers'));
  if (raises(methods)) return methods;
  if (raises(exposed)) return exposed;
  // None has no `upper`.
  if (methods === null && matching !== 'compiled') return { kind: 'raises', error: 'AttributeError' };
  const refused = matching === 'compiled' ? refusedPattern(origins) ?? refusedPattern(requestHeaders) : undefined;
  return refused ?? {
    origins, anyOrigin, requestHeaders, exposed, credentials, sendsWildcard,
    methods: typeof methods === 'string' ? methods.toUpperCase() : methods,
    varies: isOn('vary_header', true), alwaysSends: isOn('always_send', true), maxAge: given('max_age'),
    privateNetwork: privateNetwork === 'always' ? true : isOn('allow_private_network', privateNetwork === 'unless told'),
  };
}
