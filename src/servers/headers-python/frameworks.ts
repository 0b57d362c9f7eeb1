import type { Imported, Module } from '../../model/module';
import { walk } from '../../model/syntax';

/** In whose terms a file writes responses: they differ in what they make of odd values and of OPTIONS. */
export type Framework = 'flask' | 'django' | 'starlette' | 'tornado' | 'http.server' | 'aiohttp' | 'sanic' | 'falcon' | 'bottle' | 'other';

const packages: Readonly<Record<string, Framework>> = {
  flask: 'flask', quart: 'flask', werkzeug: 'flask', django: 'django', rest_framework: 'django', fastapi: 'starlette', starlette: 'starlette',
  tornado: 'tornado', http: 'http.server', aiohttp: 'aiohttp', sanic: 'sanic', falcon: 'falcon', bottle: 'bottle',
};

/** The framework that a file imports first. */
export function frameworkOf(module: Module): Framework {
  for (const node of walk(module.syntax.body)) {
    if (node.kind !== 'import' || (node.from.startsWith('http') && node.from !== 'http.server')) continue;
    const [first = ''] = node.from.split('.');
    const found = Object.hasOwn(packages, first) ? packages[first] : undefined;
    if (found) return found;
  }
  return 'other';
}

/** Who makes header lines of the values that a framework is given. */
export function writerOf(framework: Framework): string {
  switch (framework) {
    case 'flask': case 'django': case 'http.server': case 'sanic': case 'falcon': case 'bottle': return 'str';
    case 'starlette': return 'encoded';
    case 'tornado': return 'tornado';
    case 'aiohttp': case 'other': return 'text';
  }
}

/** Something that makes a response: where status and headers stand among its positional arguments, and the status of one without. */
export interface Maker { readonly status: number | undefined; readonly headers: number | undefined; readonly usually: number }

const plain: Maker = { status: undefined, headers: undefined, usually: 200 };
const second: Maker = { status: 1, headers: 2, usually: 200 };
const responseClass = /^(?:[A-Z]\w*)?Response(?:Redirect|NotFound|Forbidden|BadRequest|NotAllowed)?$/;

const makers: readonly (readonly [from: RegExp, name: RegExp, maker: Maker])[] = [
  [/^(?:flask|quart)$/, /^make_response$/, second],
  [/^(?:flask|quart)\.current_app$/, /^make_(?:default_options_)?response$/, second],
  [/^(?:flask|quart)$/, /^(?:jsonify|render_template|render_template_string|send_file|send_from_directory|redirect)$/, plain],
  [/^(?:flask|quart|werkzeug(?:\.wrappers)?|bottle)$/, /^(?:Response|HTTPResponse)$/, second],
  [/^django\.(?:http|shortcuts|template\.response)/, /^(?:render|redirect)$/, plain],
  [/^(?:django\.(?:http|template\.response)|rest_framework\.response)/, responseClass, plain],
  [/^(?:fastapi|starlette)\b/, responseClass, second],
  [/^aiohttp\.web$/, /^(?:json_response|Response|StreamResponse|FileResponse)$/, plain],
  [/^sanic(?:\.response)?$/, /^(?:text|json|html|raw|HTTPResponse|JSONResponse)$/, second],
  [/^(?:pyramid\.response|webob|webob\.response|azure\.functions|chalice|litestar(?:\.response)?|aiohttp\.web_response)$/, /^(?:HttpResponse|Response)$/, plain],
];

/** What an imported function or class makes, where that is a response. */
export function makerOf(found: Imported | undefined): Maker | undefined {
  if (!found) return undefined;
  return makers.find(([from, name]) => from.test(found.from) && name.test(found.name))?.[2];
}
