import type { Module } from '../../model/module';
import type { Call, Expression, Index, Member } from '../../model/syntax';

/** What stands for a request, or leads to one. */
const requests = /^_*(?:req|request|ctx|context|c|event|self|g|handler|session|current_user|headers|rawRequest)$/;
/** Headers that tell who asks: a preflight has none of them. */
const headers = /^(?:authorization|cookie|x-api-key|x-auth-token|x-access-token|http_authorization|http_x_api_key)$/i;
/** What people keep in a session of who has signed in. */
const signedIn = /^(?:user|user_?id|username|uid|account|account_?id|logged_?in|is_?logged_?in|is_?auth|is_?authenticated|authenticated|passport|token|access_?token|jwt|current_?user|email)$/i;
const sessions = /^(?:session|SESSION)$/;
const cookies = /^(?:cookies|signedCookies|COOKIES)$/;
/** What a middleware before hangs on a request of who has signed in. */
const hungOn = /^(?:user|userId|token|currentUser)$/;

/** Something that a request without credentials does not have; `false` where it says so itself. */
export type Credential = 'missing' | 'false';

/** Whether an expression reads a credential of the request's. */
export function credentialIn(expression: Member | Index | Call, module: Module): Credential | undefined {
  switch (expression.kind) {
    case 'member': return memberOf(expression, module);
    case 'index': return expression.index.kind === 'text' && isKept(expression.object, expression.index.value) ? 'missing' : undefined;
    case 'call': return fetched(expression, module);
  }
}

/** `req.method` */
export function methodMember({ object, name }: Member): boolean {
  return name.name === 'method' && isRequest(object);
}

function memberOf({ object, name: { name } }: Member, module: Module): Credential | undefined {
  if (!isRequest(object)) return undefined;
  if (/^is_?authenticated$/i.test(name)) return 'false';
  if (isKept(object, name)) return 'missing';
  // Django's `request.user` is somebody, signed in or not.
  const isHung = hungOn.test(name) && (object.kind === 'name' ? !sessions.test(object.name) : object.kind === 'member' && object.name.name === 'state');
  return isHung && (module.language === 'javascript' || (object.kind === 'name' && object.name === 'g')) ? 'missing' : undefined;
}

/** Whether a name is that of a credential among headers, cookies or what a session keeps. */
function isKept(owner: Expression, name: string): boolean {
  const place = owner.kind === 'member' ? owner.name.name : owner.kind === 'name' ? owner.name : '';
  if (!isRequest(owner)) return false;
  if (/^(?:headers|META|environ)$/.test(place)) return headers.test(name);
  return cookies.test(place) || (sessions.test(place) && signedIn.test(name));
}

/** `req.get('Authorization')`, `request.headers.get("Authorization")`, `request.cookies.get("session")`, `req.isAuthenticated()`. */
function fetched({ callee, arguments: given }: Call, module: Module): Credential | undefined {
  if (module.importOf(callee)?.from === 'hono/cookie') return given.length > 1 ? 'missing' : undefined;
  if (callee.kind !== 'member' || !isRequest(callee.object)) return undefined;
  const { object, name: { name } } = callee;
  if (name === 'isAuthenticated') return 'false';
  const [first] = given;
  if (first?.value.kind !== 'text' || !/^(?:get|header|get_header|getHeader)$/.test(name)) return undefined;
  const asks = isRequestItself(object) && headers.test(first.value.value);
  return asks || isKept(object, first.value.value) ? 'missing' : undefined;
}

/** `req`, `ctx.req`: not what hangs on it. */
function isRequestItself(object: Expression): boolean {
  const name = object.kind === 'member' ? object.name.name : object.kind === 'name' ? object.name : '';
  return /^_*(?:req|request|ctx|context|c|self)$/.test(name);
}

/** Whether a chain begins at a request. */
export function isRequest(expression: Expression): boolean {
  let inner = expression;
  while (inner.kind === 'member' || inner.kind === 'index') inner = inner.object;
  return inner.kind === 'name' && requests.test(inner.name);
}
