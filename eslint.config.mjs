import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Who may import whom: design.md's table. `packages` are those from npm; `node:` stands for every built-in module. */
const LAYERS = {
  model: { may: [] },
  http: { may: [], packages: ['tldts'] },
  fetch: { may: ['http'] },
  explain: { may: ['http', 'fetch'] },
  languages: { may: ['model'], packages: ['typescript', 'web-tree-sitter'] },
  program: { may: ['languages', 'model'] },
  servers: { may: ['http', 'model'], parts: ['languages/(javascript|python)/(dialect|patterns)'] },
  frameworks: { may: ['model'], parts: ['languages/(javascript|python)/(dialect|patterns)'] },
  rules: { may: ['http', 'model'] },
  service: { may: ['model', 'http', 'fetch', 'explain', 'languages', 'program', 'servers', 'frameworks', 'rules'] },
  simulator: { may: ['service', 'explain', 'model', 'http'] },
  cli: { may: ['service', 'simulator', 'explain'], packages: ['node:'] },
  vscode: { may: ['service', 'simulator', 'explain'], packages: ['vscode'] },
  webview: { may: [], parts: ['simulator/protocol'] },
};
/** What needs neither an editor, nor Node, nor a page. */
const CORE = ['model', 'http', 'fetch', 'explain', 'languages', 'program', 'servers', 'frameworks', 'rules', 'service', 'simulator'];

/** Tells every module specifier that `layer` may not use. Layers are folders of src/, so `../` and a layer's name is one. */
function forbidden(layer, { may, parts = [], packages = [] }) {
  const others = Object.keys(LAYERS).filter((name) => name !== layer && !may.includes(name)).join('|');
  const except = parts.length > 0 ? `(?!(${parts.join('|')})$)` : '';
  const known = packages.map((name) => (name === 'node:' ? name : `${name}($|/)`)).join('|');
  return [
    { regex: `^(\\./)?(\\.\\./)+${except}(${others})(/|$)`, message: `${layer} may import ${[...may, ...parts].join(', ') || 'no other layer'}.` },
    { regex: `^(\\./)?(\\.\\./)+(test|media|examples)(/|$)`, message: 'src knows nothing of what is around it.' },
    { regex: `^(?!\\.{1,2}(/|$)${known && `|${known}`})`, message: `${layer} may import ${packages.join(', ') || 'no package'}.` },
  ];
}

const MUTABLE_STATE = [
  { selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind!="const"]', message: 'No module-level mutable state.' },
  {
    selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator'
      + ':not([id.typeAnnotation.typeAnnotation.typeName.name=/^Readonly/]) > NewExpression[callee.name=/^(Weak)?(Map|Set)$/]',
    message: 'No module-level mutable state: annotate it as ReadonlySet or ReadonlyMap.',
  },
  {
    selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > :matches(ArrayExpression[elements.length=0], ObjectExpression[properties.length=0])',
    message: 'No module-level mutable state: what starts empty is meant to be filled.',
  },
];
const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'A union of literals instead of an enum.' };

/** The same table for the imports that no-restricted-imports does not see. */
function importExpressions(patterns) {
  // A slash would end the selector's regular expression.
  const selectors = patterns.flatMap(({ regex, message }) => ['ImportExpression', 'TSImportType']
    .map((type) => ({ selector: `${type}[source.value=/${regex.replaceAll('/', '\\x2F')}/]`, message })));
  return [
    ...selectors,
    { selector: 'ImportExpression[source.type!="Literal"]', message: 'Which module is imported must be readable here.' },
  ];
}

function layer(name, rights, files = [`src/${name}/**/*.ts`]) {
  const patterns = forbidden(name, rights);
  return {
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', NO_ENUM, ...MUTABLE_STATE, ...importExpressions(patterns)],
    },
  };
}

const readonly = (names) => Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));

export default defineConfig(
  globalIgnores(['dist/', 'out/', 'coverage/', 'reports/', '.stryker-tmp/', '.vscode-test/', '**/.venv/', 'examples/', 'test/host/stubs/', 'test/quiet/cases/', 'test/record/programs/*/*/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: { 'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }], eqeqeq: 'error' } },
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  Object.entries(LAYERS).map(([name, rights]) => layer(name, rights)),
  layer('vscode', { ...LAYERS.vscode, packages: [...LAYERS.vscode.packages, 'node:'] }, ['src/vscode/node/**/*.ts']),
  {
    files: CORE.map((name) => `src/${name}/**/*.ts`),
    rules: {
      // What a clock or chance decides cannot be replayed.
      'no-restricted-globals': ['error', 'Date', 'performance', 'setTimeout', 'setInterval', 'queueMicrotask'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/vscode/**/*.ts'],
    ignores: ['src/vscode/node/**'],
    rules: { 'no-restricted-globals': ['error', ...'process Buffer global require module __dirname __filename setImmediate'.split(' ')] },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.mts'],
    rules: {
      'max-lines-per-function': 'off', // a suite is one function
      '@typescript-eslint/no-non-null-assertion': 'off', // a test that throws has failed, as it should
      'no-restricted-syntax': ['error', NO_ENUM, { selector: 'MemberExpression[object.name=/^(it|describe)$/][property.name=/^(only|skip)$/]', message: 'A test that is not run proves nothing.' }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: readonly('process console setTimeout clearTimeout setInterval clearInterval URL URLSearchParams Buffer fetch AbortController AbortSignal window document MutationObserver MessageEvent performance structuredClone TextDecoder TextEncoder') },
  },
  { files: ['**/*.test.mjs'], languageOptions: { globals: readonly('describe it before after beforeEach afterEach') } },
  { files: ['**/*.js', '**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: readonly('require module exports __dirname') } },
);
