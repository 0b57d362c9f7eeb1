/** A part of a message that cannot be told, and why. Model values that are unknown fit it as they are. */
export interface Unknown { readonly kind: 'unknown'; readonly because: string }
export type Known<T> = T | Unknown;

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'unknown';
}
