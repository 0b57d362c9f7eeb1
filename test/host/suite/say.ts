/**
 * Prints a line of the test report. VS Code forwards the extension host's console among its own logging; the mark
 * tells the two apart. (console.log cannot be replaced instead: VS Code's ignores the assignment.)
 */
export function say(first: unknown = '', ...rest: unknown[]): void {
  console.log(`[test] ${String(first)}`, ...rest);
}
