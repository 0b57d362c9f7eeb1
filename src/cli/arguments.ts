import { parseArgs } from 'node:util';
import { askedOf, simulateOptions, type Asked } from './asked';
import type { Explained } from './explain';
import { UsageError } from './usage';

export type Format = 'text' | 'json';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'check' | 'policies'; readonly paths: readonly string[]; readonly format: Format }
  | { readonly kind: 'simulate'; readonly target: string; readonly asked: Asked; readonly format: Format }
  | { readonly kind: 'explain'; readonly explained: Explained; readonly format: Format }
  | { readonly kind: 'respond'; readonly target: string; readonly release: string | undefined };

const one = { type: 'string' } as const;
const general = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } } as const;

/** Reads the command line; throws a UsageError that says what is wrong with it. */
export function commandOf(argv: readonly string[]): Command {
  const [name = '', ...rest] = argv;
  if (name === 'help') return { kind: 'help' };
  if (name === '--version' || name === '-v') return { kind: 'version' };
  if (argv.some((argument) => argument === '--help' || argument === '-h')) return { kind: 'help' };
  switch (name) {
    case 'check': case 'policies': return pathsCommand(name, rest);
    case 'simulate': return simulateCommand(rest);
    case 'explain': return explainCommand(rest);
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
  return { kind: 'simulate', target: onlyOne(positionals), asked: askedOf(values), format: formatOf(values.format) };
}

function explainCommand(args: string[]): Command {
  const { values, positionals } = parsed(() => parseArgs({ args, options: { ...general, har: one, format: one }, allowPositionals: true }));
  if (values.version) return { kind: 'version' };
  const [first] = positionals;
  if (values.har !== undefined && first !== undefined) throw new UsageError('Either a text or --har FILE.');
  // A text that was not quoted comes in pieces.
  const text = first === undefined || (first === '-' && positionals.length === 1) ? undefined : positionals.join(' ');
  return { kind: 'explain', explained: { text, har: values.har }, format: formatOf(values.format) };
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
