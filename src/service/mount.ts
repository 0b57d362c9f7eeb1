import { pathText } from '../model/application';
import type { Standing } from './standing';

/** `app.use('/orders', ` and the like, up to where the configuration begins. */
const mounting = /\.(?:use|all|get|post|put|patch|delete|options|route)\(\s{0,9}(["'`])(\/[\w/:*.-]{1,200})\1,\s{0,40}$/;
const longestCall = 300;

/** The path under which alone a configuration answers, where the call around it says one. */
export function mountOf(text: string, start: number): string | undefined {
  return mounting.exec(text.slice(Math.max(0, start - longestCall), start))?.[2];
}

/** The path under which the layers of a configuration are registered, where that is one and not every path. */
export function reachOf({ own }: Standing<unknown>): string | undefined {
  const paths = new Set([...own].map(({ reach }) => pathText({ ...reach.path, open: false })));
  const [only, another] = paths;
  return another === undefined && only !== '/' ? only : undefined;
}

/** Whether a URL can be below a mount: at its beginning, or behind what a proxy or another router takes away. */
export function isBelow(url: string, mount: string): boolean {
  const asked = URL.canParse(url) ? new URL(url).pathname.toLowerCase().split('/').filter((part) => part !== '') : [];
  const parts = mount.toLowerCase().split('/').filter((part) => part !== '');
  return asked.some((_, at) => parts.every((part, i) => fits(part, asked[at + i])));
}

function fits(part: string, asked: string | undefined): boolean {
  return part.includes('*') || (asked !== undefined && (part.startsWith(':') || part === asked));
}
