// `npm run new server <id> [javascript|python] [package]`: writes what a new implementation of CORS is made of, and says what comes next.
// Left out: JavaScript, and a package of the same name. The files work as they are; scaffold/ holds them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '../..');
const usage = 'npm run new server <id> [javascript|python] [package]';

/** From a template to the file that is made of it. */
const files = {
  javascript: {
    'server.ts': 'src/servers/__id__.ts', 'spec.mjs': 'test/record/servers/__id__.mjs', 'application.cjs': 'test/record/servers/__id__.cjs',
    'unit.ts': 'test/servers/__id__.test.ts', 'quiet.js': 'test/quiet/cases/javascript/__id__.js',
  },
  python: {
    'server.ts': 'src/servers/__id__.ts', 'spec.mjs': 'test/record/servers/__id__.mjs', 'application.py': 'test/record/servers/__id__.py',
    'unit.ts': 'test/servers/__id__.test.ts', 'quiet.py': 'test/quiet/cases/python/__module__.py',
  },
};

function main([what, id = '', language = 'javascript', packageName = id]) {
  if (what !== 'server' || !Object.hasOwn(files, language)) return refuse(`Usage: ${usage}`);
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) return refuse(`“${id}” is no id: words in lower case, joined by hyphens, as in koa-cors.`);
  if (!/^(?:@[\w.-]+\/)?[\w.-]+$/.test(packageName)) return refuse(`“${packageName}” is no name of a package.`);
  const words = wordsOf(id, packageName);
  const written = Object.entries(files[language]).map(([template, file]) => [template, filled(file, words)]);
  const [, taken] = written.find(([, file]) => existsSync(path.join(root, file))) ?? [];
  if (taken !== undefined) return refuse(`${taken} exists.`);
  for (const [template, file] of written) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), filled(readFileSync(path.join(import.meta.dirname, 'scaffold', language, `${template}.txt`), 'utf8'), words));
    console.log(file);
  }
  console.log(`\n${nextSteps(id, language, packageName, words)}`);
}

function refuse(why) {
  console.error(why);
  process.exitCode = 1;
}

/** What stands for the words between double underscores. */
function wordsOf(id, packageName) {
  return {
    id,
    name: id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
    package: packageName,
    pattern: packageName.replace(/[/.]/g, '\\$&'),
    module: packageName.replace(/^@[^/]*\//, '').replace(/[-.]/g, '_').toLowerCase(),
  };
}

function filled(text, words) {
  return text.replace(/__([a-z]+)__/g, (whole, name) => words[name] ?? whole);
}

function nextSteps(id, language, packageName, { module }) {
  const versions = language === 'python' ? `pip index versions ${packageName}` : `npm view ${packageName} versions`;
  const quiet = language === 'python' ? `'python/${module}.py': 1,` : `'javascript/${id}.js': 1,`;
  return [
    `1. register  UPDATE=1 npx mocha --no-config --import=tsx test/house/generated.test.ts`,
    `2. record    put the options and releases into test/record/servers/${id}.mjs (${versions}), then: npm run record ${id}`,
    `3. agree     make src/servers/${id}.ts answer the same: npm run test:unit -- -g '^${id} '`,
    `4. shapes    all that people write, and what must not be recognised, in test/servers/${id}.test.ts; a row in table.test.ts beside it`,
    `5. quiet     ${quiet} in test/quiet/quiet.test.ts, for a correct configuration must stay silent`,
    `6. conform   npm run conformance servers ${id}`,
    `7. README    \`readme\` in test/record/servers/${id}.mjs, then step 1 again`,
    'CONTRIBUTING.md tells more.',
  ].join('\n');
}

main(process.argv.slice(2));
