import { defineRule } from './rule';

/** Fetch, "CORS check", step 3: with credentials included, a wildcard is compared as text and never matches. */
export const credentialsWithWildcard = defineRule({
  id: 'credentials-with-wildcard',
  summary: 'Credentials are allowed, but the answer is a wildcard, which browsers then refuse.',
  verdict: 'breaks',
  cwe: [942],
  messages: {
    neverWorks: 'Browsers refuse responses to requests with credentials: the allowed origin is the wildcard. Nothing leaks, but signed-in users get CORS errors. List the origins that you mean.',
  },
  fixes: {
    listOrigins: 'Replace the wildcard with explicit origins',
    dropCredentials: 'Stop allowing credentials',
  },
  *check(site) {
    const [from] = site.strangers;
    if (from === undefined) return;
    const witness = site.ask({ from, credentials: 'include' });
    if (witness.refusedBecause !== 'wildcard with credentials') return;
    if (witness.header('access-control-allow-credentials') !== 'true') return;
    yield {
      verdict: 'breaks', at: site.stated('credentials'), message: 'neverWorks', witness,
      related: [{ at: site.stated('origins'), says: 'The wildcard comes from here.' }],
      fixes: [
        { title: 'listOrigins', preferred: true, change: { kind: 'list origins', role: 'origins' } },
        { title: 'dropCredentials', change: { kind: 'remove option', role: 'credentials' } },
      ],
    };
  },
});
