import type { Step } from '../../model/handwritten';
import type { Call, Expression, RecordExpression } from '../../model/syntax';
import { isImport } from '../server';
import { statusSteps } from './calls';
import { isHeld } from './holders';
import { objectSteps, unknownWrite } from './written';
import { follow, wordsOf, type Scope } from './scope';

/** A response that an expression makes: its headers and status. */
export interface Made { readonly steps: readonly Step[]; readonly holder: string | undefined }

/** What `new Response(…)`, `Response.json(…)`, `NextResponse.next(…)`, `json(…)` or a result object makes; undefined for anything else. */
export function madeResponse(expression: Expression, scope: Scope): Made | undefined {
  if (expression.kind === 'await') return madeResponse(expression.operand, scope);
  if (expression.kind === 'record') return resultOf(expression, scope);
  if (expression.kind !== 'call') return undefined;
  const init = initOf(expression, scope);
  if (init === undefined) return undefined;
  const made = init ? fromInit(init, scope) : { steps: [], holder: undefined };
  return isRedirect(expression) ? { ...made, steps: [...made.steps, { kind: 'status', status: 307 }] } : made;
}

/** The argument that holds status and headers; null where there is none, undefined where the call makes no response. */
function initOf({ callee, arguments: given, constructs }: Call, scope: Scope): Expression | null | undefined {
  const at = (position: number) => (given.slice(0, position + 1).some((each) => each.spread) ? undefined : given[position]?.value ?? null);
  if (constructs) return isResponseClass(callee, scope) ? at(1) : undefined;
  if (callee.kind === 'member' && isResponseClass(callee.object, scope)) {
    const { name } = callee.name;
    if (name === 'next') return at(0);
    return name === 'json' || name === 'redirect' || name === 'rewrite' ? at(1) : undefined;
  }
  const found = scope.module.importOf(callee);
  return isImport(found, jsonPackages, ['json', 'data', 'text']) ? at(1) : undefined;
}

const jsonPackages = ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime', 'react-router', '@sveltejs/kit'];

/** The global `Response`, or what `next/server` has. */
function isResponseClass(expression: Expression, { module }: Scope): boolean {
  if (expression.kind !== 'name') return false;
  if (isImport(module.importOf(expression), ['next/server', 'next/server.js'], ['NextResponse'])) return true;
  return expression.name === 'Response' && module.definitionOf(expression) === undefined && module.importOf(expression) === undefined
    && module.names(expression) === undefined;
}

function isRedirect({ callee }: Call): boolean {
  return callee.kind === 'member' && callee.name.name === 'redirect';
}

/** `{ status, headers }`, written there or under a name. A number is a status. */
function fromInit(init: Expression, scope: Scope): Made {
  const found = init.kind === 'name' ? follow(init, scope) : undefined;
  const { expression, scope: inside } = found?.expression.kind === 'record' ? found : { expression: init, scope };
  if (isCopy(init, expression)) return { steps: [], holder: undefined };
  if (expression.kind === 'number') return { steps: statusSteps(expression, inside), holder: undefined };
  if (expression.kind !== 'record') return { steps: [unknownWrite(`${wordsOf(init, scope)} decides`, scope.module.span(init), 'fetch')], holder: undefined };
  return ofParts(expression, 'status', 'fetch', inside);
}

/** `new Response(response.body, response)`, where what was fetched is under that name. */
function isCopy(init: Expression, found: Expression): boolean {
  return init.kind === 'name' && found.kind === 'await' && found.operand.kind === 'call';
}

function ofParts(record: RecordExpression, status: string, by: string, scope: Scope): Made {
  const headers = partOf(record, 'headers');
  const holder = headers?.kind === 'name' ? headers.name : undefined;
  const spread = record.entries.find((entry) => entry.kind === 'spread');
  const more = spread ? [unknownWrite(`${wordsOf(spread.value, scope)} decides`, scope.module.span(spread), by)] : [];
  const written = headers ? isHeld(headers, scope) ? [] : objectSteps(headers, by, scope) : more;
  return { steps: [...written, ...statusSteps(partOf(record, status), scope)], holder };
}

/** The value of a property. */
export function partOf(record: RecordExpression, name: string): Expression | undefined {
  const found = record.entries.findLast((entry) => entry.kind === 'property' && entry.key.kind === 'text' && entry.key.value === name);
  return found?.kind === 'property' ? found.value : undefined;
}

/** `{ statusCode, headers, body }`, which Lambda, Netlify and their like take for a response. */
function resultOf(record: RecordExpression, scope: Scope): Made | undefined {
  return partOf(record, 'statusCode') && partOf(record, 'headers') ? ofParts(record, 'statusCode', 'lambda', scope) : undefined;
}
