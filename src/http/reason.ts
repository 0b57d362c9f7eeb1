/** Why a browser refuses to show a response to a page. `exchange` of a Refusal tells which answer it was about. */
export type Reason =
  // The Request constructor throws: nothing is sent.
  | 'url invalid'
  | 'url with credentials'
  | 'method forbidden'
  | 'method needs cors'             // mode no-cors sends GET, HEAD and POST only
  | 'header invalid'
  | 'body on get'
  | 'stream needs cors'             // a body that streams, in mode no-cors
  | 'stream not supported'          // a body that streams, in a browser that sends none
  // Main fetch refuses before anything is sent.
  | 'mixed content'
  | 'bad port'
  | 'scheme not supported'
  | 'mode same-origin'
  | 'no-cors redirect mode'         // mode no-cors follows redirects or nothing
  // The network.
  | 'no answer'                     // the server hangs or is not there
  | 'proxy authentication'          // status 407 without a proxy
  // CORS check, of the preflight's answer and of every answer to the request.
  | 'origin missing'                // no Access-Control-Allow-Origin
  | 'wildcard with credentials'
  | 'origin mismatch'
  | 'credentials not true'
  // The preflight's answer alone.
  | 'status not ok'
  | 'preflight redirected'
  | 'methods unreadable'
  | 'headers unreadable'
  | 'method not allowed'
  | 'header not allowed'
  | 'resource policy'               // Cross-Origin-Resource-Policy, in mode no-cors alone
  // Redirects of the request itself.
  | 'redirect not wanted'           // redirect mode error
  | 'redirect invalid'              // Location is no URL
  | 'redirect scheme'               // Location is neither http nor https
  | 'redirect with credentials'     // Location has a user name or password
  | 'redirect of stream'
  | 'too many redirects'
  // Known from what consoles say: no CORS header decides these.
  | 'local network insecure'        // a page without https asks a more private address space
  | 'local network denied'          // the user, or nobody, gave permission
  | 'local network mismatch'        // targetAddressSpace is another
  | 'origin header not added'       // Firefox
  | 'cors disabled';                // Firefox, by a preference
