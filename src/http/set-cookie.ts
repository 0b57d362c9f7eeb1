import { optionalWhitespace, stripEnds } from './token';

/** What a Set-Cookie line says, as far as it decides who gets the cookie. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Lower case, without the leading dot; undefined where the cookie is for its own host alone. */
  readonly domain: string | undefined;
  readonly sameSite: 'strict' | 'lax' | 'none' | undefined;
  readonly secure: boolean;
  /** `Max-Age=0` and below takes the cookie away. */
  readonly removes: boolean;
}

/** RFC 6265bis, "The Set-Cookie Header Field": undefined where a browser would ignore the line. */
export function parseSetCookie(line: string): SetCookie | undefined {
  const [pair = '', ...attributes] = line.split(';');
  const { name, value } = splitPair(pair);
  if (name === '' && value === '') return undefined;
  const given = new Map(attributes.map((attribute) => {
    const { name: key, value: text } = splitPair(attribute.includes('=') ? attribute : `${attribute}=`);
    return [key.toLowerCase(), text.toLowerCase()] as const;
  }));
  const domain = given.get('domain')?.replace(/^\./, '');
  return {
    name, value,
    domain: domain === '' ? undefined : domain,
    sameSite: sameSiteOf(given.get('samesite')),
    secure: given.has('secure'),
    removes: /^(?:-\d+|0+)$/.test(given.get('max-age') ?? ''),
  };
}

/** A line without an equals sign is a value without a name. */
function splitPair(text: string): { readonly name: string; readonly value: string } {
  const equals = text.indexOf('=');
  const strip = (part: string): string => stripEnds(part, optionalWhitespace);
  return { name: strip(text.slice(0, Math.max(equals, 0))), value: strip(text.slice(equals + 1)) };
}

function sameSiteOf(text: string | undefined): SetCookie['sameSite'] {
  return text === 'strict' || text === 'lax' || text === 'none' ? text : undefined;
}
