import type { HeaderList } from './header-list';
import { isUnknown } from './unknown';

/** Whether Node and `Headers` take a text as a header's value: HTTP, "field-value", with Latin-1 as it stands. */
export function isFieldValue(text: string): boolean {
  return !/[^\t\x20-\x7e\x80-\xff]/.test(text);
}

/** The lines before the first that cannot be sent; undefined where all can. */
export function beforeUnsendable(list: HeaderList): HeaderList | undefined {
  const first = list.findIndex(({ value }) => !isUnknown(value) && !isFieldValue(value));
  return first < 0 ? undefined : list.slice(0, first);
}
