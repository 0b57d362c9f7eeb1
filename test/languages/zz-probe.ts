import { parsers } from '/work/main/test/languages/parsers';
import { printed } from '/work/main/test/languages/printed';
import { readFileSync } from 'node:fs';
it('x', async () => {
  const p = await parsers();
  for (const f of (process.env['F'] ?? '').split(',')) {
    const s = (f.endsWith('.py') ? p.python : p.javascript).parse(f, readFileSync(f, 'utf8'));
    console.log(f, s.damaged); console.log(printed(s.body));
  }
});
