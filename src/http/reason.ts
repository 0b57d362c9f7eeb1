/** Why a browser refuses to show a response to a page. `preflight: …` in a Refusal tells which exchange failed. */
export type Reason =
  | 'method forbidden'              // the Request constructor throws
  | 'header invalid'
  | 'mode same-origin'
  | 'no answer'                     // the server hangs or is not there
  | 'origin missing'                // no Access-Control-Allow-Origin
  | 'wildcard with credentials'
  | 'origin mismatch'
  | 'credentials not true'
  | 'status not ok'                 // preflight only, like all below
  | 'redirect'
  | 'methods unreadable'
  | 'headers unreadable'
  | 'method not allowed'
  | 'header not allowed';
