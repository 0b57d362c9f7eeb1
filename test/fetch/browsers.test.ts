import assert from 'node:assert/strict';
import { engines, standard, type Engine } from '../../src/fetch/engines';
import type { EngineName } from '../../src/fetch/types';
import { differences, type Difference } from './differential';
import { explained, isExplained } from './explained';
import { recordedCases } from './recording';

/** Overrides that no recorded case can show, and why. */
const unrecorded: Readonly<Record<string, string>> = {
  'chromium preflightCache.limit': 'a case would take as long as the limit is',
  'firefox preflightCache.limit': 'a case would take as long as the limit is',
  'webkit preflightCache.limit': 'a case would take as long as the limit is',
  'chromium guardsLocalNetwork': 'it is switched off for the recording: pages of origins that nobody serves would count as public',
  'firefox promptsAcrossOrigins': 'a dialogue stops what drives Firefox',
  'firefox cookies.schemeful': 'no page of the recording has an API of its own domain and another scheme',
  'webkit cookies.schemeful': 'no page of the recording has an API of its own domain and another scheme',
  'webkit cookies.laxByDefault': 'it blocks what comes from another site in any case',
  'webkit cookies.thirdParty': 'WebKit cannot be told where to find the host of another site',
};

const names: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];

function shown({ id, what, model, browser }: Difference): string {
  return `${id} (${what})\n  model:   ${model.replaceAll('\n', '\n           ')}\n  browser: ${browser.replaceAll('\n', '\n           ')}`;
}

/** The engine with one of its overrides taken away, for each that it has; habits are overrides of their own. */
function withoutOneOverride(engine: Engine): readonly (readonly [string, Engine])[] {
  return Object.keys(engine).flatMap((key) => without(engine, key));
}

function without(engine: Engine, key: string): readonly (readonly [string, Engine])[] {
  if (key === 'name' || key === 'title') return [];
  const own: unknown = Reflect.get(engine, key);
  const common: unknown = Reflect.get(standard, key);
  if (!isHabits(own) || !isHabits(common)) return own === common ? [] : [[key, { ...engine, [key]: common }]];
  return Object.keys(own).filter((habit) => JSON.stringify(own[habit]) !== JSON.stringify(common[habit]))
    .map((habit) => [`${key}.${habit}`, { ...engine, [key]: { ...own, [habit]: common[habit] } }]);
}

function isHabits(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

for (const name of names) {
  describe(`the model, compared with the real ${engines[name].title}`, () => {
    const cases = recordedCases(name);
    const found = cases.map((one) => differences(one, engines[name]));
    for (const group of new Set(cases.map((one) => one.group))) {
      it(group, () => {
        const those = found.flat().filter((one) => one.group === group && !isExplained(name, one)).map(shown);
        assert.equal(those.length, 0, `${those.length} differences:\n${those.join('\n')}`);
      });
    }

    for (const [override, engine] of withoutOneOverride(engines[name]).filter(([key]) => !Object.hasOwn(unrecorded, `${name} ${key}`))) {
      it(`needs the override ${override}`, () => {
        assert.ok(cases.some((one, place) => differences(one, engine).length > found[place]!.length), 'no recorded case tells it from the Standard');
      });
    }

    it('has no explanation that explains nothing', () => {
      assert.deepEqual(explained.filter((one) => one.engine === name && !found.flat().some(one.covers)).map(({ because }) => because), []);
    });
  });
}
