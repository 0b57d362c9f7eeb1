import type { Form } from '../simulator/protocol';

/** Forms that were asked and have not come back in an answer yet. */
export class UnheardForms {
  private keys: string[] = [];

  add(form: Form): void {
    this.keys = [...this.keys.slice(-20), keyOf(form)];
  }

  /** Whether the form is one of these; it and those before it are heard then. */
  take(form: Form): boolean {
    const index = this.keys.indexOf(keyOf(form));
    this.keys = this.keys.slice(index + 1);
    return index >= 0;
  }
}

/** The form without what is empty, in one order: the extension may add a name. */
function keyOf({ settled, ...fields }: Form): string {
  return JSON.stringify([Object.entries(fields).sort(byName), Object.entries(settled).filter(([, text]) => text !== '').sort(byName)]);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
