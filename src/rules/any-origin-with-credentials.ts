import { decidingRole, decidingWords } from './deciding';
import { defineRule, type Fix, type Question } from './rule';

/** Asks as a signed-in user's browser on two websites that the source does not name. */
export const anyOriginWithCredentials = defineRule({
  id: 'any-origin-with-credentials',
  summary: 'Any website can read responses that are made with the user’s cookies.',
  verdict: 'leaks',
  cwe: [942, 346],
  messages: {
    anyone: 'Any website can read responses made with your users’ cookies. The server allows {origin} and every other origin, with credentials. List the origins that you mean.',
  },
  fixes: {
    listOrigins: 'Replace any origin with explicit origins',
    dropCredentials: 'Stop allowing credentials',
  },
  *check(site) {
    const questions = site.strangers.map((from): Question => ({ from, credentials: 'include' }));
    const [first] = questions;
    if (!first || !questions.every((question) => site.ask(question).outcome === 'readable')) return;
    const role = decidingRole(site, first);
    const listOrigins: Fix<'listOrigins' | 'dropCredentials'> = { title: 'listOrigins', preferred: true, change: { kind: 'list origins', role } };
    yield {
      verdict: 'leaks', at: decidingWords(site, role, first), message: 'anyone', data: { origin: first.from }, witness: site.ask(first),
      related: [{ at: site.stated('credentials'), says: 'Credentials are allowed here.' }],
      fixes: [
        ...(role === 'originPattern' ? [] : [listOrigins]),
        { title: 'dropCredentials', change: { kind: 'remove option', role: 'credentials' } },
      ],
    };
  },
});
