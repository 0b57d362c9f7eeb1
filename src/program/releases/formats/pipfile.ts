import { LockBuilder, pythonName, type Lock } from '../lock';
import { jsonOf, memberOf, membersOf, textAt } from '../text';

/** `Pipfile.lock`: JSON, with what is installed always and what is for developers. */
export function pipfileLock(text: string, wanted: ReadonlySet<string>): Lock | undefined {
  const root = jsonOf(text);
  const lock = new LockBuilder(wanted);
  for (const section of ['develop', 'default']) {
    for (const [name, entry] of membersOf(memberOf(root, section))) {
      lock.addTop(pythonName(name), (textAt(entry, 'version') ?? '').replace(/^===?/, ''));
    }
  }
  return lock.all.size > 0 ? lock : undefined;
}
