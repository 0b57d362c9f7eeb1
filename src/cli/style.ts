import type { Severity } from '../service/api';

/** Colours for a terminal; plain text for everything else and where NO_COLOR is set. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly severity: (severity: Severity, text?: string) => string;
}

const codes: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

/** The style for a stream, by https://no-color.org. */
export function styleFor(terminal: boolean, env: Readonly<Record<string, string | undefined>>): Style {
  const coloured = terminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const paint = (code: number, text: string) => (coloured ? `\u001b[${String(code)}m${text}\u001b[0m` : text);
  return {
    strong: (text) => paint(1, text),
    faint: (text) => paint(90, text),
    good: (text) => paint(32, text),
    severity: (severity, text = severity) => paint(codes[severity], text),
  };
}
