import { lineIf, linesOf } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { itemsOf, knownTextsOf, raises, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { fnmatch } from '../languages/python/patterns';
import { keywordOptions } from '../model/arguments';
import type { Module } from '../model/module';
import type { Span } from '../model/span';
import type { Call } from '../model/syntax';
import { or, some, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Configuration, type Outcome } from './server';

const optionNames = ['allow_all', 'hosts', 'host_wildcards', 'callback', 'headers', 'methods', 'max_age'];

/** `asgi_cors.py`: it adds headers to whatever the application answers, and answers nothing by itself, OPTIONS neither. */
export const asgiCors = defineServer<object>({}, {
  id: 'asgi-cors',
  title: 'asgi-cors',
  language: 'python',
  mark: /asgi_cors/,
  releases: { package: 'asgi-cors', from: { '1.0': {} }, newest: '1.0.1' },
  roles: { anyOrigin: 'allow_all', origins: 'hosts', methods: 'methods', requestHeaders: 'headers', maxAge: 'max_age' },
  optionNames,

  *recognise(module) {
    for (const call of module.calls) {
      const imported = module.importOf(call.callee);
      if (isImport(imported, ['asgi_cors'], ['asgi_cors'])) yield configurationOf(call, module, 1);
      else if (isImport(imported, ['asgi_cors'], ['asgi_cors_decorator'])) yield configurationOf(call, module, 0);
    }
  },

  respond(options, request) {
    if ([...options.entries.keys()].some((name) => !optionNames.includes(name))) return { kind: 'failsToStart', because: 'TypeError' };
    const policy = policyOf(options);
    return raises(policy) ? { kind: 'failsToStart', because: policy.error } : answered(policy, request);
  },
});

function configurationOf(call: Call, module: Module, skip: number): Configuration {
  const options = keywordOptions(call, module, optionNames, skip);
  const entries = new Map([...options.entries].filter(([name]) => skip === 0 || name !== 'app'));
  const at = module.span(call);
  return { span: at, name: module.span(wordOf(call.callee)), options: { ...options, entries }, place: { kind: 'keyword', call: at, close: call.close } };
}

interface Rules { readonly texts: readonly string[]; readonly rest: Unknown | undefined; readonly at: Span }

/** What the decorator makes of its arguments. */
interface Policy {
  readonly anyOrigin: Truth;
  readonly hosts: Rules;
  readonly wildcards: Rules;
  readonly callback: Value | undefined;
  readonly headers: Known<string> | Raises;
  readonly methods: Known<string> | Raises;
  readonly maxAge: Value | undefined;
}

function policyOf(options: RecordValue): Policy | Raises {
  const hosts = rulesOf(listOf(options, 'hosts'));
  const wildcards = rulesOf(listOf(options, 'host_wildcards'));
  if (raises(hosts)) return hosts;
  if (raises(wildcards)) return wildcards;
  if ([...hosts.texts, ...wildcards.texts].some((rule) => rule.endsWith('/'))) return { kind: 'raises', error: 'AssertionError' };
  const [headers, methods] = [listOf(options, 'headers'), listOf(options, 'methods')];
  if ([headers, methods].some((names) => raises(itemsOf(names)))) return typeError;
  const callback = optionOf(options, 'callback');
  return {
    anyOrigin: truthyInPython(optionOf(options, 'allow_all')), hosts, wildcards,
    callback: callback?.kind === 'literal' && callback.value === null ? undefined : callback,
    headers: joined(headers), methods: joined(methods), maxAge: optionOf(options, 'max_age'),
  };
}

function rulesOf(value: Value): Rules | Raises {
  const found = knownTextsOf(value);
  return raises(found) ? found : { ...found, at: value.at };
}

/** `value or []`. */
function listOf(options: RecordValue, name: string): Value {
  const value = optionOf(options, name);
  return value && truthyInPython(value) !== false ? value : { kind: 'list', of: 'list', elements: [], rest: undefined, at: options.at };
}

function joined(value: Value): Known<string> | Raises {
  const texts = textsOf(value);
  return 'kind' in texts ? texts : texts.join(', ');
}

/** The application has answered by now: what raises makes a 500. */
function answered(policy: Policy, request: HttpRequest): Outcome {
  const { anyOrigin, headers, methods, maxAge } = policy;
  const origin = linesOf(request.headers, 'origin')[0] ?? '';
  if (isUnknown(origin) && anyOrigin !== true) return { kind: 'unknown', because: origin.because };
  const named = anyOrigin === true || isUnknown(origin) || origin === '' ? false : isNamed(policy, origin);
  const present = raises(named) ? named : or(anyOrigin, named);
  if (raises(present)) return isUnknown(anyOrigin) ? { kind: 'unknown', because: anyOrigin.because } : broken;
  if (present === false) return { kind: 'passesOn', headers: [] };
  if (raises(headers) || raises(methods)) return isUnknown(present) ? { kind: 'unknown', because: present.because } : broken;
  // uvicorn takes it with h11, and closes the connection with httptools.
  if (truthyInPython(maxAge) !== false) return { kind: 'unknown', because: 'asgi-cors sends max_age as text, which some ASGI servers refuse' };
  return {
    kind: 'passesOn',
    headers: [
      ...lineIf('Access-Control-Allow-Origin', present, isUnknown(anyOrigin) ? anyOrigin : anyOrigin ? '*' : origin),
      ...(headers === '' ? [] : lineIf('Access-Control-Allow-Headers', present, headers)),
      ...(methods === '' ? [] : lineIf('Access-Control-Allow-Methods', present, methods)),
    ],
  };
}

const broken: Outcome = { kind: 'answers', status: 500, headers: [], handlerRuns: true };

/** Whether a host, a wildcard or the callback takes the origin; what is no callback is called all the same. */
function isNamed({ hosts, wildcards, callback }: Policy, origin: string): Truth | Raises {
  const matched = some(wildcards.texts, (wildcard) => fnmatch(wildcard, origin) ?? undecided(wildcards.at));
  const listed = or(or(hosts.texts.includes(origin), matched), hosts.rest ?? wildcards.rest ?? false);
  if (!callback) return listed;
  if (callback.kind === 'callable') return or(listed, { kind: 'unknown', because: 'the callback decides', name: undefined, at: callback.at });
  if (callback.kind === 'unknown') return or(listed, callback);
  const isAsked = hosts.texts.length > 0 || wildcards.texts.length > 0 || truthyInPython(callback) === true;
  return isAsked ? typeError : listed;
}

function undecided(at: Span): Unknown {
  return { kind: 'unknown', because: 'the wildcard is not decided', name: undefined, at };
}
