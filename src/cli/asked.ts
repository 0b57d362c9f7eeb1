import { choices, untouched, type Form } from '../simulator/protocol';
import { UsageError } from './usage';

/** The form's fields that the command line holds. */
export type Asked = Omit<Form, 'to' | 'method' | 'contentType'> & { readonly to: string | undefined; readonly method: string | undefined };

const one = { type: 'string' } as const;
const many = { type: 'string', multiple: true } as const;

/** What `simulate` can be told, as parseArgs wants it. */
export const simulateOptions = {
  'from': one, 'to': one, 'method': one, 'header': many, 'credentials': one, 'engine': one, 'mode': one, 'redirect': one, 'cookie': one,
  'third-party-cookies': one, 'redirects': one, 'redirected-by': one, 'set': many, 'format': one,
} as const;

/** The values that parseArgs found for them. */
export type SimulateValues = { readonly [Name in keyof typeof simulateOptions]?: (typeof simulateOptions)[Name] extends typeof many ? readonly string[] : string };

/** The request that the options describe; throws a UsageError that says which of them cannot be read. */
export function askedOf(values: SimulateValues): Asked {
  const { from, to, method } = values;
  if (from === undefined) throw new UsageError('--from is missing: the origin of the page that asks, like https://app.example.com.');
  if (values['redirected-by'] !== undefined && values.redirects === undefined) throw new UsageError("--redirected-by needs --redirects 'STATUS URL'.");
  return {
    from, to, method,
    headers: (values.header ?? []).map(headerOf).join('\n'),
    credentials: choiceOf('--credentials', choices.credentials, values.credentials),
    engine: choiceOf('--engine', choices.engine, values.engine),
    mode: choiceOf('--mode', choices.mode, values.mode),
    redirect: choiceOf('--redirect', choices.redirect, values.redirect),
    cookie: choiceOf('--cookie', choices.cookie, values.cookie),
    thirdPartyCookies: choiceOf('--third-party-cookies', choices.thirdPartyCookies, values['third-party-cookies']),
    ...redirectOf(values.redirects),
    redirectedBy: choiceOf('--redirected-by', choices.redirectedBy, values['redirected-by']),
    settled: Object.fromEntries((values.set ?? []).map(settingOf)),
  };
}

/** The first is what counts when nothing is said. */
function choiceOf<Value extends string>(option: string, values: readonly [Value, ...Value[]], text: string | undefined): Value {
  if (text === undefined) return values[0];
  const value = values.find((each) => each === text);
  if (value !== undefined) return value;
  throw new UsageError(`${option} is ${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}, not '${text}'.`);
}

function redirectOf(text: string | undefined): Pick<Asked, 'redirectStatus' | 'redirectsTo'> {
  if (text === undefined) return { redirectStatus: untouched.redirectStatus, redirectsTo: untouched.redirectsTo };
  const [, number, redirectsTo] = /^(\d+) +(\S.*)$/.exec(text) ?? [];
  const redirectStatus = choices.redirectStatus.find((status) => String(status) === number);
  if (redirectStatus !== undefined && redirectsTo !== undefined) return { redirectStatus, redirectsTo };
  throw new UsageError(`--redirects is 'STATUS URL' with one of ${choices.redirectStatus.join(', ')}, not '${text}'.`);
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
