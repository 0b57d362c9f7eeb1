/** What an option is for, whatever a library calls it. */
export type Role =
  | 'origins' | 'originPattern' | 'credentials' | 'methods' | 'requestHeaders' | 'exposedHeaders' | 'maxAge' | 'privateNetwork'
  | 'preflightContinue' | 'preflightStatus';
