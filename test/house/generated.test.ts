import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles, root } from './generated';

describe('generated files', () => {
  for (const [file, text] of generatedFiles()) {
    it(`${file} is what its sources say (UPDATE=1 rewrites it)`, () => {
      const target = path.join(root, file);
      if (process.env.UPDATE) writeFileSync(target, text);
      assert.equal(existsSync(target) ? readFileSync(target, 'utf8') : '', text);
    });
  }
});
