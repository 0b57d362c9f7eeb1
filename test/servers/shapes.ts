import { createService, type Policy } from '../../src/service/index';
import { servers } from '../../src/servers/index';
import { memoryWorkspace } from '../service/memory-workspace';

/** What is found in a file: `name at line: option, option` of each configuration. */
export async function found(file: string, text: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { policies } = await createService(memoryWorkspace({ ...others, [file]: text }), { severity: {} }, { servers, rules: [] }).load(file);
  return policies.map((policy) => described(policy, text));
}

function described({ name, at, options }: Policy, text: string): string {
  const line = text.slice(0, at.start).split('\n').length;
  return `${text.slice(name.start, name.end)} at ${String(line)}: ${options.map((option) => `${option.name}=${option.text}`).join(', ')}`;
}
