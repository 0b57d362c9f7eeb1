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
function keyOf({ settled, ...rest }: Form): string {
  const { from, to, method, headers, contentType, credentials } = rest;
  return JSON.stringify([from, to, method, headers, contentType, credentials, Object.entries(settled).filter(([, text]) => text !== '').sort()]);
}
