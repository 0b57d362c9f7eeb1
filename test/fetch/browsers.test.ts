import assert from 'node:assert/strict';
import { engines, standard, type Engine } from '../../src/fetch/engines';
import type { EngineName } from '../../src/fetch/types';
import { differences, type Difference } from './differential';
import { explained } from './explained';
import { recordedCases, type RecordedCase } from './recording';

const names: readonly EngineName[] = ['chromium'];

function isExplained(engine: EngineName, difference: Difference): boolean {
  return explained.some((one) => one.engine === engine && one.covers(difference));
}

function unexplained(cases: readonly RecordedCase[], engine: Engine, name: EngineName): readonly string[] {
  return cases.flatMap((one) => differences(one, engine)).filter((one) => !isExplained(name, one))
    .map(({ id, what, model, browser }) => `${id} (${what})\n  model:   ${model.replaceAll('\n', '\n           ')}\n  browser: ${browser.replaceAll('\n', '\n           ')}`);
}

/** The engine with one of its overrides taken away, for each that it has; habits are overrides of their own. */
function withoutOneOverride(engine: Engine): readonly (readonly [string, Engine])[] {
  return Object.keys(engine).flatMap((key) => without(engine, key));
}

function without(engine: Engine, key: string): readonly (readonly [string, Engine])[] {
  if (key === 'name' || key === 'title') return [];
  const [own, common]: readonly unknown[] = [Reflect.get(engine, key), Reflect.get(standard, key)];
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
    for (const group of new Set(cases.map((one) => one.group))) {
      it(group, () => {
        const found = unexplained(cases.filter((one) => one.group === group), engines[name], name);
        assert.equal(found.length, 0, `${found.length} differences:\n${found.join('\n')}`);
      });
    }

    for (const [override, engine] of withoutOneOverride(engines[name])) {
      it(`needs the override ${override}`, () => {
        assert.ok(cases.some((one) => differences(one, engine).length > differences(one, engines[name]).length), 'no recorded case tells it from the Standard');
      });
    }

    it('has no explanation that explains nothing', () => {
      const all = cases.flatMap((one) => differences(one, engines[name]));
      assert.deepEqual(explained.filter((one) => one.engine === name && !all.some(one.covers)).map(({ because }) => because), []);
    });
  });
}
