import type { Failure } from '../trace';
import type { EngineName, PageRequest } from '../types';
import * as chromium from './chromium';
import type { FailedRequest } from './failed-request';
import * as firefox from './firefox';
import { isThrown } from './sentence';
import * as webkit from './webkit';

/** What a browser prints about a request that failed, lines joined by a line feed. */
export function consoleText(engine: EngineName, failure: Failure, failed: FailedRequest): string {
  const { reason } = failure;
  // A constructor prints nothing: a console then shows what nobody caught.
  if (isThrown(reason)) return thrownText(engine, failure, { ...failed, from: failed.origin, headers: [], credentials: 'same-origin' });
  switch (engine) {
    case 'chromium': return chromium.chromiumConsole(reason, failure, failed);
    case 'firefox': return firefox.firefoxConsole(reason, failure, failed);
    case 'webkit': return webkit.webkitConsole(reason, failure, failed);
  }
}

/** What a script catches: what the constructor throws, and for every other reason the one sentence that does not tell it. */
export function thrownText(engine: EngineName, failure: Failure, page: PageRequest): string {
  const { reason } = failure;
  switch (engine) {
    case 'chromium': return isThrown(reason) ? chromium.chromiumThrown(reason, failure, page) : chromium.rejection;
    case 'firefox': return isThrown(reason) ? firefox.firefoxThrown(reason, failure, page) : firefox.rejection;
    case 'webkit': return isThrown(reason) ? webkit.webkitThrown(reason, failure, page) : webkit.rejection;
  }
}
