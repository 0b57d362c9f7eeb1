/** What both extension hosts have (Node and web worker) and ECMAScript alone does not name. */
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
declare function setTimeout(run: () => void, milliseconds: number): object | number;
declare function clearTimeout(timer: object | number | undefined): void;
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
