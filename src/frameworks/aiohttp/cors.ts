import { everyPath, pathText, type Layer } from '../../model/application';
import { isImport, type Module } from '../../model/module';
import { walk, type Call, type Expression } from '../../model/syntax';
import { argumentOf } from '../python/middleware';
import { madeBy, type Made, type Makes } from '../reading/registrations';
import { resourceOf, throughAdd, type Routed } from './routes';

const everywhere: Layer['reach'] = { methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], path: everyPath };

/**
 * `aiohttp_cors.setup(app, …)`, for the routes of `cors.add(…)`: everywhere, where it cannot be told for which.
 * Undefined where the preflights of one path are answered by several: by which depends on the method asked for.
 */
export function layersOfCors({ creation }: Made, makes: Makes, routes: readonly Routed[], module: Module): readonly Layer[] | undefined {
  const layers = module.calls.filter((call) => isSetup(call, module)).flatMap((setup) => {
    const app = argumentOf(setup, 'app', 0);
    return app && madeBy(app, module, makes)?.creation === creation ? layersOfSetup(setup, routes, module) : [];
  });
  const configured = new Map(layers.map(({ reach, written }) => [pathText(reach.path), written.start]));
  return layers.every(({ reach, written }) => configured.get(pathText(reach.path)) === written.start) ? layers : undefined;
}

/** Of the calls that add a route, one with options of its own counts. */
function layersOfSetup(setup: Call, routes: readonly Routed[], module: Module): readonly Layer[] {
  const added = module.calls.filter((call) => isAddTo(setup, call, module)).toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  if (added.length === 0) return [layer(setup, setup, everywhere, module)];
  const byReach = new Map<Layer['reach'], Layer>();
  for (const each of added.flatMap((call) => layersFor(call, setup, routes, module))) if (!byReach.has(each.reach)) byReach.set(each.reach, each);
  return [...byReach.values()];
}

function isOwn(add: Call): boolean {
  return argumentOf(add, 'config', 1) !== undefined;
}

function isSetup(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), ['aiohttp_cors'], ['setup']);
}

function isAddTo(setup: Call, { callee }: Call, module: Module): boolean {
  if (callee.kind !== 'member' || callee.name.name !== 'add') return false;
  return callee.object === setup || module.definitionOf(callee.object)?.expression === setup;
}

/** A route with options of its own is configured by the call that adds it. */
function layersFor(add: Call, setup: Call, routes: readonly Routed[], module: Module): readonly Layer[] {
  const target = argumentOf(add, 'routing_entity', 0);
  const configures = isOwn(add) ? add : setup;
  const meant = target && routesMeant(target, add, routes, module);
  if (!meant) return [layer(configures, add, everywhere, module)];
  return meant.map(({ layer: { reach } }) => layer(configures, add, reach, module));
}

function layer(configures: Call, at: Call, reach: Layer['reach'], module: Module): Layer {
  return { name: 'aiohttp_cors', span: module.span(at), written: module.span(configures), reach, does: 'unknown' };
}

/** A route, those of a resource, or each of `for route in list(app.router.routes())`. */
function routesMeant(target: Expression, add: Call, routes: readonly Routed[], module: Module): readonly Routed[] | undefined {
  if (target.kind === 'name' && isTurnOfAll(target.name, add, module)) return routes.length > 0 ? routes : undefined;
  const call = throughAdd(target, module);
  const own = routes.filter((each) => each.call === call || (each.call.callee.kind === 'member' && call !== undefined && resourceOf(each.call.callee.object, module) === call));
  return own.length > 0 ? own : call && resourceOf(call, module) ? [] : undefined;
}

function isTurnOfAll(name: string, add: Call, module: Module): boolean {
  return [...walk(module.syntax.body)].some((node) => node.kind === 'block' && node.of === 'loop' && node.start <= add.start && add.end <= node.end
    && node.binds.some((each) => each.name === name)
    && [...walk(node.head)].some((each) => each.kind === 'call' && each.callee.kind === 'member' && /^(?:routes|resources)$/.test(each.callee.name.name)));
}
