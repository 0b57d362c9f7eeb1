import type { CorsOptions } from 'cors';

export const defaults: CorsOptions = { origin: '*', credentials: true };

export function withOrigins(origin: string[]): CorsOptions {
  return { ...defaults, origin };
}
