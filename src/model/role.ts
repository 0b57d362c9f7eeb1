/** What an option is for, whatever a library calls it. */
export type Role =
  | 'origins' | 'originPattern' | 'credentials' | 'methods' | 'requestHeaders' | 'exposedHeaders' | 'maxAge' | 'privateNetwork'
  /** A switch that lets every origin in, beside the list of origins. */
  | 'anyOrigin'
  | 'preflightContinue' | 'preflightStatus';
