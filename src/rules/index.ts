// Made by `UPDATE=1 npm run test:unit` from the files beside it.
import { anyOrigin } from './any-origin';
import { anyOriginWithCredentials } from './any-origin-with-credentials';
import { credentialsWithWildcard } from './credentials-with-wildcard';
import { originNeverMatches } from './origin-never-matches';
import type { Rule } from './rule';

/** Every rule there is. */
export const rules: readonly Rule[] = [
  anyOrigin,
  anyOriginWithCredentials,
  credentialsWithWildcard,
  originNeverMatches,
];
