import { parseArgs } from 'node:util';
import type { Form } from '../simulator/protocol';
import { UsageError } from './usage';

export type Format = 'text' | 'json';
/** The form's fields that the command line holds. */
export type Asked = Pick<Form, 'from' | 'credentials' | 'headers' | 'settled'> & { readonly to: string | undefined; readonly method: string | undefined };

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'check' | 'policies'; readonly paths: readonly string[]; readonly format: Format }
  | { readonly kind: 'simulate'; readonly target: string; readonly asked: Asked; readonly format: Format }
  | { readonly kind: 'respond'; readonly target: string; readonly release: string | undefined };

const one = { type: 'string' } as const;
const many = { type: 'string', multiple: true } as const;
const general = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } } as const;
const simulateOptions = { from: one, to: one, method: one, header: many, credentials: one, set: many, format: one } as const;

/** Reads the command line; throws a UsageError that says what is wrong with it. */
export function commandOf(argv: readonly string[]): Command {
  const [name = '', ...rest] = argv;
  if (name === 'help') return { kind: 'help' };
  if (name === '--version' || name === '-v') return { kind: 'version' };
  if (argv.some((argument) => argument === '--help' || argument === '-h')) return { kind: 'help' };
  switch (name) {
    case 'check': case 'policies': return pathsCommand(name, rest);
    case 'simulate': return simulateCommand(rest);
    case 'respond': return respondCommand(rest);
    case '': throw new UsageError('No command given.');
    default: throw new UsageError(name.startsWith('-') ? `Unknown option '${name}'.` : `Unknown command '${name}'.`);
  }
}

function pathsCommand(kind: 'check' | 'policies', args: string[]): Command {
  const { values, positionals } = parsed(() => parseArgs({ args, options: { ...general, format: one }, allowPositionals: true }));
  return values.version ? { kind: 'version' } : { kind, paths: positionals.length > 0 ? positionals : ['.'], format: formatOf(values.format) };
}

function simulateCommand(args: string[]): Command {
  const { values, positionals } = parsed(() => parseArgs({ args, options: { ...general, ...simulateOptions }, allowPositionals: true }));
  if (values.version) return { kind: 'version' };
  if (values.from === undefined) throw new UsageError('--from is missing: the origin of the page that asks, like https://app.example.com.');
  const asked: Asked = {
    from: values.from, to: values.to, method: values.method,
    headers: (values.header ?? []).map(headerOf).join('\n'),
    credentials: credentialsOf(values.credentials),
    settled: Object.fromEntries((values.set ?? []).map(settingOf)),
  };
  return { kind: 'simulate', target: onlyOne(positionals), asked, format: formatOf(values.format) };
}

function respondCommand(args: string[]): Command {
  const { values, positionals } = parsed(() => parseArgs({ args, options: { ...general, release: one }, allowPositionals: true }));
  if (values.version) return { kind: 'version' };
  if (values.release !== undefined && !/^\d+(\.\d+)*/.test(values.release)) throw new UsageError(`--release is not a version: '${values.release}'.`);
  return { kind: 'respond', target: onlyOne(positionals), release: values.release };
}

/** parseArgs throws a TypeError with a code and a message for people. */
function parsed<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new UsageError(error.message);
    throw error;
  }
}

function onlyOne(positionals: readonly string[]): string {
  const [target, more] = positionals;
  if (target === undefined) throw new UsageError('Which file? Give FILE or FILE:LINE.');
  if (more !== undefined) throw new UsageError(`One file at a time: '${more}' is too many.`);
  return target;
}

function formatOf(format = 'text'): Format {
  if (format === 'text' || format === 'json') return format;
  throw new UsageError(`--format is text or json, not '${format}'.`);
}

function credentialsOf(credentials = 'same-origin'): Form['credentials'] {
  if (credentials === 'omit' || credentials === 'same-origin' || credentials === 'include') return credentials;
  throw new UsageError(`--credentials is omit, same-origin or include, not '${credentials}'.`);
}

function headerOf(text: string): string {
  if (/^[^:\r\n]+:[^\r\n]*$/.test(text)) return text;
  throw new UsageError(`--header is 'NAME: VALUE', not '${text}'.`);
}

function settingOf(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)];
  throw new UsageError(`--set is NAME=VALUE, not '${text}'.`);
}
