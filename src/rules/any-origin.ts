import { decidingRole, decidingWords } from './deciding';
import { defineRule, type Question } from './rule';

/** Fetch, "Basic safe CORS protocol setup": fine for public data, so this informs and does not warn. */
export const anyOrigin = defineRule({
  id: 'any-origin',
  summary: 'Any website can read responses, without credentials.',
  verdict: 'public',
  cwe: [942],
  messages: {
    anyone: 'Any website can read these responses, without cookies. That is right for public data; otherwise list the origins that you mean.',
  },
  fixes: { listOrigins: 'Allow explicit origins only' },
  *check(site) {
    const questions = site.strangers.map((from): Question => ({ from }));
    const [first] = questions;
    if (!first || !questions.every((question) => site.ask(question).outcome === 'readable')) return;
    const answer = site.ask(first);
    if (answer.header('access-control-allow-credentials') !== null) return;
    const role = decidingRole(site, first);
    yield {
      verdict: 'public', at: decidingWords(site, role, first), message: 'anyone', witness: answer,
      ...(role === 'originPattern' ? {} : { fixes: [{ title: 'listOrigins', change: { kind: 'list origins', role } }] }),
    };
  },
});
