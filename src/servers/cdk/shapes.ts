import { objectOptions, optionsUnder, type ObjectOptions } from '../../model/arguments';
import type { Module } from '../../model/module';
import type { Call, Expression } from '../../model/syntax';
import { truthyInJavascript } from '../../model/ternary';
import { wordOf, type Configuration } from '../server';
import { cdkName, withCdkNames } from './names';

const restApis = ['aws_apigateway.RestApi', 'aws_apigateway.LambdaRestApi', 'aws_apigateway.StepFunctionsRestApi'];
const resources = ['aws_apigateway.Resource', 'aws_apigateway.ProxyResource'];
const resourceMakers = ['addResource', 'addProxy', 'resourceForPath', 'add_resource', 'add_proxy', 'resource_for_path'];
const httpApis = ['aws_apigatewayv2.HttpApi'];
const functions = ['aws_lambda.Function', 'aws_lambda.DockerImageFunction', 'aws_lambda.Alias', 'aws_lambda.SingletonFunction', 'aws_lambda_nodejs.NodejsFunction'];
const functionUrls = ['aws_lambda.FunctionUrl'];
/** Names that are followed one after another. */
const deepest = 8;

/** What is configured: the methods of a REST API's resources, an HTTP API, or the URL of a function. */
export type Construct = 'restApi' | 'httpApi' | 'functionUrl';

/** The configurations of a file that uses the CDK, and what each is of. */
export function* configurationsOf(module: Module): Generator<{ readonly construct: Construct; readonly configuration: Configuration }> {
  for (const call of module.calls) {
    const found = call.constructs ? constructed(call, module) : called(call, module);
    if (found) yield found;
  }
}

interface Found { readonly construct: Construct; readonly configuration: Configuration }

function constructed(call: Call, module: Module): Found | undefined {
  const name = cdkName(call.callee, module);
  if (name === undefined) return undefined;
  if (restApis.includes(name) || resources.includes(name)) return under(call, module, 2, 'defaultCorsPreflightOptions', 'restApi');
  if (httpApis.includes(name)) return under(call, module, 2, 'corsPreflight', 'httpApi');
  return functionUrls.includes(name) ? under(call, module, 2, 'cors', 'functionUrl') : undefined;
}

function called(call: Call, module: Module): Found | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const { object, name } = call.callee;
  switch (name.name) {
    case 'addCorsPreflight': return isResource(object, module) ? { construct: 'restApi', configuration: configured(call, module, objectOptions(call, module, 0)) } : undefined;
    case 'addResource': return isResource(object, module) ? under(call, module, 1, 'defaultCorsPreflightOptions', 'restApi') : undefined;
    case 'addProxy': return isResource(object, module) ? under(call, module, 0, 'defaultCorsPreflightOptions', 'restApi') : undefined;
    case 'addFunctionUrl': return isMade(object, module, functions, deepest) ? under(call, module, 0, 'cors', 'functionUrl') : undefined;
    default: return undefined;
  }
}

/** The options that stand under a name of the properties, where there are any. */
function under(call: Call, module: Module, position: number, name: string, construct: Construct): Found | undefined {
  const { entry, ...options } = optionsUnder(objectOptions(call, module, position), name);
  if (!entry || truthyInJavascript(entry.value) === false) return undefined;
  const configuration = configured(call, module, options);
  return { construct, configuration: { ...configuration, name: entry.key.file === module.file ? entry.key : configuration.name } };
}

function configured(call: Call, module: Module, { options, place }: ObjectOptions): Configuration {
  return { span: module.span(call), name: module.span(wordOf(call.callee)), options: withCdkNames(options, module), place };
}

/** `api.root`, and what is made of it by `addResource('orders')`. */
export function isResource(expression: Expression, module: Module, left = deepest): boolean {
  if (left === 0) return false;
  if (expression.kind === 'member' && expression.name.name === 'root') return isMade(expression.object, module, restApis, left - 1);
  if (isMade(expression, module, resources, left)) return true;
  if (expression.kind === 'call' && !expression.constructs) {
    const { callee } = expression;
    return callee.kind === 'member' && resourceMakers.includes(callee.name.name) && isResource(callee.object, module, left - 1);
  }
  const defined = module.definitionOf(expression);
  return defined !== undefined && isResource(defined.expression, defined.module, left - 1);
}

function isMade(expression: Expression, module: Module, names: readonly string[], left: number): boolean {
  // Python has no word for constructing.
  if (expression.kind === 'call') return (expression.constructs || module.language === 'python') && names.includes(cdkName(expression.callee, module) ?? '');
  const defined = left === 0 ? undefined : module.definitionOf(expression);
  return defined !== undefined && isMade(defined.expression, defined.module, names, left - 1);
}
