/** What the user asked for cannot be done as asked; the message says what would. */
export class UsageError extends Error {}

/** The answer to `--help`. */
export const help = `cors-lens: the CORS policy that your code really means, and what a browser makes of it

Usage
  cors-lens check [PATH…] [--format text|json]
      Findings in files and folders (default: the current folder).
  cors-lens policies [PATH…] [--format text|json]
      Every CORS configuration found, its options as they resolve.
  cors-lens simulate FILE[:LINE] --from ORIGIN [--to URL] [--method METHOD] [--header 'NAME: VALUE']…
                     [--credentials same-origin|include|omit] [--engine chromium|firefox|webkit]
                     [--mode cors|no-cors|same-origin] [--redirect follow|error|manual]
                     [--cookie none|lax|strict|unset] [--third-party-cookies allowed|blocked]
                     [--redirects 'STATUS URL' [--redirected-by application|proxy]]
                     [--set NAME=VALUE]… [--format text|json]
      What a browser does with the request, step by step, and which option decided it; and what other browsers do.
      --cookie is SameSite of the cookie that the user's browser holds for the URL (default: none, and Secure).
      --redirects lets the URL answer with a redirect: the application's own, with its CORS headers, or that of a
      proxy before it, without them.
      --set settles what the source leaves open, an environment variable for example.
  cors-lens explain [TEXT] [--format text|json]
      What a browser's console means: who must change what, which header lines are missing, whether the server has done
      its work all the same. Without TEXT, or with -, it is read from standard input.
  cors-lens explain --har FILE [--format text|json]
      Judges every request across origins in a recording, as the Network panel of a browser exports it.
  cors-lens respond FILE[:LINE] [--release X.Y.Z]
      The server's model alone: one request a line on standard input, as {"method": "GET", "url": …, "headers": {…}};
      one answer a line on standard output.

Options
  --help      this text
  --version   the version

Exit codes
  0  nothing found that is a warning or worse; simulate and explain: answered, whatever the answer is
  1  something found
  2  wrong usage, a text or recording that cannot be understood, or trouble reading or writing
`;
