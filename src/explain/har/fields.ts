/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object at `name`; undefined for anything else. */
export function fieldsAt(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  return isFields(value) ? value : undefined;
}

/** The text at `name`; undefined for anything else. */
export function textAt(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** The number at `name`; undefined for anything else. */
export function numberAt(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === 'number' ? value : undefined;
}

/** The list at `name`; undefined for anything else. */
export function listAt(fields: Fields, name: string): readonly unknown[] | undefined {
  const value = fields[name];
  return Array.isArray(value) ? value : undefined;
}

/** Tells an object from everything else that JSON can be. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
