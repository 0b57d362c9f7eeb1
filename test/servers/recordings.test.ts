import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { servers } from '../../src/servers/index';
import { recordedServers, recordingFile } from '../record/servers.mjs';
import { answersOf, inOrder, readRecording } from './replay';

for (const [id, spec] of Object.entries(recordedServers)) {
  for (const release of spec.releases) {
    describe(`${id} ${release}, as recorded`, () => {
      const file = recordingFile(id, release);
      if (!existsSync(file)) {
        it('is on record', () => assert.fail(`npm run record ${id}`));
        return;
      }
      const recording = readRecording(readFileSync(file, 'utf8'));
      const { requests, rows } = recording;
      const server = servers.find((each) => each.id === id);
      assert.ok(server, `${id} is a server`);
      for (const { options, answers } of rows) {
        it(options === '' ? 'no options' : options, async () => {
          assert.equal(answers.length, requests.length);
          (await answersOf(server, options, recording, spec)).forEach((said, i) => {
            const { method = '', path: to = '', headers = [] } = requests[i] ?? {};
            const asked = `${method} ${to} ${headers.map(({ name, value }) => `${name}: ${value}`).join(', ')}`;
            if (said === undefined) assert.match(options, spec.mayStayUnknown, `unknown for ${asked}`);
            else if (spec.unordered === true) assert.equal(inOrder(said), inOrder(answers[i] ?? ''), asked);
            else assert.equal(said, answers[i], asked);
          });
        });
      }

      it('leaves no more unknown than functions and regular expressions decide', async () => {
        const doubtful = rows.filter(({ options }) => spec.mayStayUnknown.test(options));
        const answers = await Promise.all(doubtful.map(({ options }) => answersOf(server, options, recording, spec)));
        assert.equal(answers.flat().filter((said) => said === undefined).length, typeof spec.unknownAnswers === 'number' ? spec.unknownAnswers : spec.unknownAnswers[release]);
      });
    });
  }
}

describe('the recordings', () => {
  it('are of every release whose traits the model tells apart, and of the newest', () => {
    assert.deepEqual(servers.map(({ id, releases }) => [id, releases.recorded]), Object.entries(recordedServers).map(([id, { releases }]) => [id, releases]));
  });
  it('are all of some release', () => {
    const expected = Object.entries(recordedServers).flatMap(([id, { releases }]) => releases.map((release) => path.basename(recordingFile(id, release))));
    assert.deepEqual(readdirSync(path.dirname(recordingFile('', ''))).filter((name) => name.endsWith('.txt')).sort(), expected.sort());
  });
});
