import assert from 'node:assert/strict';
import { createService, type Question } from '../../src/service/index';
import { memoryWorkspace } from './memory-workspace';

/** Header of an exchange → the options that decided it. */
async function blamed(file: string, text: string, question: Question): Promise<Readonly<Record<string, string>>> {
  const snapshot = await createService(memoryWorkspace({ [file]: text })).load(file);
  const [policy] = snapshot.policies;
  assert.ok(policy);
  const { headers } = snapshot.ask(policy, question);
  return Object.fromEntries(Object.entries(headers).map(([name, blames]) => [name, blames.map(({ option }) => option).join(', ')]));
}

const python = (options: string) => `from starlette.middleware.cors import CORSMiddleware\napp.add_middleware(CORSMiddleware, ${options})\n`;

describe('what decided a header', () => {
  it('is the option without which it would be another', async () => {
    const { '0 access-control-allow-origin': origin, '0 access-control-allow-credentials': credentials } = await blamed('/main.py',
      python('allow_origins=["https://a.example"], allow_credentials=True'), { from: 'https://a.example' });
    assert.equal(origin, 'allow_origins');
    assert.equal(credentials, 'allow_credentials');
  });
  it('are two options where each changes it', async () => {
    const found = await blamed('/main.py', python('allow_origins=["*"], allow_credentials=True'), { from: 'https://a.example' });
    assert.equal(found['0 access-control-allow-origin'], 'allow_origins, allow_credentials');
  });
  it('are both options where one hides the other', async () => {
    const found = await blamed('/main.py', python('allow_origins=["https://a.example"], allow_origin_regex="https://a.example"'), { from: 'https://a.example' });
    assert.equal(found['0 access-control-allow-origin'], 'allow_origins, allow_origin_regex');
  });
  it('is the list that does not hold the origin, for a header that is missing', async () => {
    const found = await blamed('/main.py', python('allow_origins=["https://b.example"]'), { from: 'https://a.example' });
    assert.equal(found['0 access-control-allow-origin'], 'allow_origins');
  });
  it('is the default of an option that is not written', async () => {
    const found = await blamed('/main.py', python('allow_origins=["https://a.example"]'), { from: 'https://a.example', method: 'PUT' });
    assert.equal(found['0 access-control-max-age'], 'max_age (default)');
    assert.equal(found['0 access-control-allow-methods'], 'allow_methods (default)');
  });
  it('is the default where no option is written at all', async () => {
    const found = await blamed('/server.js', "const cors = require('cors');\napp.use(cors());\n", { from: 'https://a.example' });
    assert.equal(found['0 access-control-allow-origin'], 'origin (default)');
  });
});
