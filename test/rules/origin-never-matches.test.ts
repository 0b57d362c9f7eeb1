import { originNeverMatches } from '../../src/rules/origin-never-matches';
import { testRule } from './tester';

testRule(originNeverMatches, {
  quiet: {
    'origins as browsers send them': `
      import cors from 'cors';
      app.use(cors({
        origin: [
          'https://app.example.com', 'http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:5173',
          'https://app.example.com:8443', 'http://app.example.com:443', 'https://xn--bcher-kva.example',
        ],
      }));
    `,
    'mobile shells and browser extensions': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=[
          "capacitor://localhost", "ionic://localhost", "tauri://localhost",
          "chrome-extension://gighmmpiobklfepjocnamgkkbiglidom",
          "moz-extension://3c1f0d5a-9a0b-4c5e-8f43-1a2b3c4d5e6f",
      ])
    `,
    'wildcards that are one': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=["*"])
      other.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com", "*"])
    `,
    'a wildcard of cors': `
      import cors from 'cors';
      app.use(cors({ origin: '*' }));
    `,
    'a text in Starlette, of which any part is allowed': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins="https://app.example.com,https://www.example.com")
    `,
    'a server that does not start': `
      import { cors } from 'hono/cors';
      app.use(cors({ origin: '*.example.com', allowHeaders: 'X-Custom' }));
    `,
    'an opaque origin': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=["null"])
    `,
    'an empty text from a split': `
      import os
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=os.getenv("ORIGINS", "").split(","))
    `,
    'a list of which nothing is known': `
      import cors from 'cors';
      app.use(cors({ origin: process.env.ORIGINS?.split(',') }));
    `,
    'a slash that the code takes off': `
      from starlette.middleware.cors import CORSMiddleware
      ORIGINS = ["https://app.example.com/"]
      app.add_middleware(CORSMiddleware, allow_origins=[origin.rstrip("/") for origin in ORIGINS])
    `,
    'patterns': `
      import cors from 'cors';
      app.use(cors({ origin: [/^https:\\/\\/[a-z]+\\.example\\.com$/, 'https://example.com'] }));
    `,
  },
  reports: {
    'a slash at the end': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        app.add_middleware(
            CORSMiddleware,
            allow_origins=[
                "https://app.example.com",
                "https://www.example.com/",  # the old site
        #       ~~~~~~~~~~~~~~~~~~~~~~~~~~ rewrite
            ],
        )
      `,
      after: {
        rewrite: `
          from starlette.middleware.cors import CORSMiddleware
          app.add_middleware(
              CORSMiddleware,
              allow_origins=[
                  "https://app.example.com",
                  "https://www.example.com",  # the old site
              ],
          )
        `,
      },
    },
    'a path': {
      source: `
        import cors from 'cors';
        app.use(cors({ origin: ['https://app.example.com/login'] }));
        //                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ rewrite
      `,
      after: {
        rewrite: `
          import cors from 'cors';
          app.use(cors({ origin: ['https://app.example.com'] }));
        `,
      },
    },
    'a lone text of cors, which is sent to everybody': {
      source: `
        import cors from "cors";
        app.use(cors({ origin: "https://app.example.com/" }));
        //                     ~~~~~~~~~~~~~~~~~~~~~~~~~~ rewrite
      `,
      after: {
        rewrite: `
          import cors from "cors";
          app.use(cors({ origin: "https://app.example.com" }));
        `,
      },
    },
    'upper case': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        app.add_middleware(CORSMiddleware, allow_origins=('https://App.example.com',))
        #                                                 ~~~~~~~~~~~~~~~~~~~~~~~~~ rewrite
      `,
      after: {
        rewrite: `
          from starlette.middleware.cors import CORSMiddleware
          app.add_middleware(CORSMiddleware, allow_origins=('https://app.example.com',))
        `,
      },
    },
    'the default port': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com:443", "http://localhost:80"])
        #                                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ rewrite
        #                                                                                ~~~~~~~~~~~~~~~~~~~~~ rewrite
      `,
      after: {
        rewrite: `
          from starlette.middleware.cors import CORSMiddleware
          app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com", "http://localhost:80"])
        `,
      },
    },
    'a host with letters that browsers write in punycode': {
      source: `
        import cors from 'cors';
        app.use(cors({ origin: ['https://bücher.example'] }));
        //                      ~~~~~~~~~~~~~~~~~~~~~~~~ rewrite
      `,
      after: {
        rewrite: `
          import cors from 'cors';
          app.use(cors({ origin: ['https://xn--bcher-kva.example'] }));
        `,
      },
    },
    'a missing scheme': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=["app.example.com"])
      #                                                 ~~~~~~~~~~~~~~~~~ rewrite
    `,
    'a star in a list, which is no pattern': `
      import cors from 'cors';
      app.use(cors({ origin: ['https://*.example.com'] }));
      //                      ~~~~~~~~~~~~~~~~~~~~~~~ neverSent
    `,
    'several origins in one text': `
      import cors from 'cors';
      app.use(cors({ origin: 'https://app.example.com,https://www.example.com' }));
      //                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverSent
    `,
    'a star in place of a port': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=["http://localhost:*"])
      #                                                 ~~~~~~~~~~~~~~~~~~~~ neverSent
    `,
    'the wildcard in a list of cors, where it is only a text': `
      import cors from 'cors';
      app.use(cors({ origin: ['*'], credentials: true }));
      //                      ~~~ neverSent
    `,
    'a constant of the same file': {
      source: `
        import cors from 'cors';
        const origins = ['https://app.example.com/'] as const;
        //               ~~~~~~~~~~~~~~~~~~~~~~~~~~ rewrite
        app.use(cors({ origin: [...origins, process.env.EXTRA] }));
      `,
      after: {
        rewrite: `
          import cors from 'cors';
          const origins = ['https://app.example.com'] as const;
          app.use(cors({ origin: [...origins, process.env.EXTRA] }));
        `,
      },
    },
    'a constant of another file': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        from settings import ORIGINS
        app.add_middleware(CORSMiddleware, allow_origins=ORIGINS)
        #                                  ~~~~~~~~~~~~~~~~~~~~~ rewrite
      `,
      files: { 'settings.py': "ORIGINS = [\n    'https://app.example.com/',\n]\n" },
      after: { rewrite: { 'settings.py': "ORIGINS = [\n    'https://app.example.com',\n]\n" } },
    },
    'the default of a variable of the environment': `
      import cors from 'cors';
      app.use(cors({ origin: process.env.FRONTEND_URL ?? 'http://localhost:3000/' }));
      //                                                 ~~~~~~~~~~~~~~~~~~~~~~~~ rewrite
    `,
  },
});
