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
                     [--credentials omit|same-origin|include] [--set NAME=VALUE]… [--format text|json]
      What a browser does with the request, step by step, and which option decided it.
      --set settles what the source leaves open, an environment variable for example.
  cors-lens respond FILE[:LINE] [--release X.Y.Z]
      The server's model alone: one request a line on standard input, as {"method": "GET", "url": …, "headers": {…}};
      one answer a line on standard output.

Options
  --help      this text
  --version   the version

Exit codes
  0  nothing found that is a warning or worse
  1  something found
  2  wrong usage, or trouble reading or writing
`;
