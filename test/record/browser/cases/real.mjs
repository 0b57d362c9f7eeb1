// Real FastAPI and Express, each with a policy: what a page that the policy lists is told, and one that it does not.
import { included, one } from './case.mjs';
import { configurations } from '../configurations.mjs';

const LISTED = 'https://frontend.com';
const UNLISTED = 'https://evil.example';
const json = ['Content-Type', 'application/json'];
const ASKED = {
  'get': {}, 'get include': included, 'json post': { method: 'POST', headers: [json] }, 'json post include': { method: 'POST', headers: [json], ...included },
  'delete with x-trace': { method: 'DELETE', headers: [['X-Trace', '1']] }, 'delete with authorization include': { method: 'DELETE', headers: [['Authorization', 'Bearer x']], ...included },
};

export const real = Object.keys(configurations).flatMap((configuration) => [LISTED, UNLISTED].flatMap((from) => Object.entries(ASKED).map(([name, asked]) => ({
  ...one('real servers', `${configuration}: ${name} from ${from}`, { page: `${from}/`, url: `http://${configuration}.real/at`, ...asked }), configuration,
}))));
