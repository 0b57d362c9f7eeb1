import { parseOrigin, type OriginProblem } from '../http/origin';
import { defineRule, type ListEntry, type Site } from './rule';

/** What to say of each way in which a text fails to be an origin. */
const why: Readonly<Record<OriginProblem, string>> = {
  'empty': 'it is empty',
  'whitespace': 'it holds blanks',
  'several origins': 'it holds several origins',
  'wildcard': 'its wildcard is compared as text',
  'missing scheme': 'an origin begins with its scheme',
  'user name': 'an origin has no user name',
  'path': 'an origin has no path',
  'trailing slash': 'an origin has no trailing slash',
  'upper case': 'browsers send origins in lower case',
  'default port': 'browsers leave the default port out',
  'not in punycode': 'browsers send hosts in punycode',
  'not as browsers write it': 'browsers write it differently',
  'not an origin': 'it is not an origin',
};

/** RFC 6454 and Fetch, "`Origin` header": scheme, host and port, lower case, without a default port, path or slash. */
export const originNeverMatches = defineRule({
  id: 'origin-never-matches',
  summary: 'A listed origin is written in a way that no browser sends.',
  verdict: 'breaks',
  cwe: [],
  messages: {
    rewrite: 'No browser sends the origin {written}: {why}. Write {origin}.',
    neverSent: 'No browser sends the origin {written}: {why}. It is compared as it stands, so it lets nobody in.',
  },
  fixes: { rewrite: 'Write {origin}' },
  *check(site) {
    for (const entry of site.entries('origins')) {
      const { value } = entry;
      if (value.kind !== 'literal' || typeof value.value !== 'string' || value.value.trim() === '') continue;
      const parsed = parseOrigin(value.value);
      if (parsed.ok) continue;
      const corrected = parsed.corrected !== undefined && namesHost(parsed.corrected) ? parsed.corrected : undefined;
      const meant = corrected ?? filledIn(value.value);
      if (meant === undefined || !isDead(site, entry, meant)) continue;
      const witness = site.only(entry).ask({ from: meant });
      const written = JSON.stringify(value.value);
      if (corrected === undefined) {
        yield { verdict: 'breaks', at: entry.span, message: 'neverSent', witness, data: { written, why: why[parsed.problem] } };
        continue;
      }
      const origin = corrected;
      yield {
        verdict: 'breaks', at: entry.span, message: 'rewrite', witness, data: { written, why: why[parsed.problem], origin },
        fixes: [{ title: 'rewrite', data: { origin }, preferred: true, change: { kind: 'rewrite entry', entry, text: origin } }],
      };
    }
  },
});

/** Whether an origin has a host that somebody can have meant: `true` and `self` are none. */
function namesHost(origin: string): boolean {
  return /[.:[]|localhost$/.test(origin.slice(origin.indexOf('://') + 3));
}

/** Whether the entry by itself lets in neither what its author meant nor anybody else. A server that does not start is another matter. */
function isDead(site: Site, entry: ListEntry, meant: string): boolean {
  const alone = site.only(entry);
  return [meant, ...site.strangers].every((from) => {
    const { refusedBecause } = alone.ask({ from });
    return refusedBecause === 'origin missing' || refusedBecause === 'origin mismatch';
  });
}

/** One origin that the author means: `https://*.example.com` → `https://app.example.com`, the first of several in one text. */
function filledIn(pattern: string): string | undefined {
  const [first = ''] = pattern.trim().split(/[\s,;]+/);
  const filled = first.replace(/:\*/, ':3000').replaceAll('*', 'app');
  const parsed = parseOrigin(filled);
  return parsed.ok ? filled : parsed.corrected;
}
