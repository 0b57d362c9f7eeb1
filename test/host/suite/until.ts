/** Asks `ask` again and again until it says something, and returns that. */
export async function until<T>(
  what: string, ask: () => T | undefined | false | PromiseLike<T | undefined | false>, milliseconds = 15_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await ask();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
