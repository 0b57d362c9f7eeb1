/** What every host of the core has (Node 20, browsers, workers) and ECMAScript alone does not name. */
declare class URL {
  constructor(url: string, base?: string);
  readonly href: string; readonly origin: string; readonly protocol: string; readonly host: string; readonly hostname: string;
  readonly port: string; readonly pathname: string; readonly search: string; readonly hash: string;
  readonly username: string; readonly password: string;
  static canParse(url: string, base?: string): boolean;
}
