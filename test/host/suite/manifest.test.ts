import * as vscode from 'vscode';
import { rules } from '../../../src/rules';
import { severityOf } from '../../../src/rules/rule';
import { equal } from './session';

interface Setting { readonly properties: Readonly<Record<string, { readonly description: string }>> }
interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Setting>> } };
}

describe('package.json', () => {
  it('has for each rule a setting that says what is wrong and how severe that is', () => {
    const manifest = vscode.extensions.getExtension('cors-lens.cors-lens')?.packageJSON as Manifest;
    const { properties } = manifest.contributes.configuration.properties['corsLens.severity'] ?? { properties: {} };
    const said = Object.entries(properties).map(([id, { description }]) => [id, description]);
    equal(said.sort(), rules.map(({ id, summary, verdict }) => (
      [id, `${summary.replace(/\.$/, '')} (${severityOf[verdict]} by itself, less where it depends on a value that is not known)`]
    )).sort());
  });
});
