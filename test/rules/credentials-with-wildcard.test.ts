import { credentialsWithWildcard } from '../../src/rules/credentials-with-wildcard';
import { testRule } from './tester';

testRule(credentialsWithWildcard, {
  quiet: {
    'explicit origins with credentials': `
      import cors from 'cors';
      app.use(cors({ origin: ['https://app.example.com'], credentials: true }));
    `,
    'a wildcard without credentials': `
      import cors from 'cors';
      app.use(cors({ origin: '*' }));
      app.use('/off', cors({ origin: '*', credentials: false }));
    `,
    'credentials that are not the boolean true, which cors ignores': `
      import cors from 'cors';
      app.use(cors({ origin: '*', credentials: 'true' }));
      app.use('/one', cors({ origin: '*', credentials: 1 }));
    `,
    'origins from the environment, which cannot be told': `
      import cors from 'cors';
      app.use(cors({ origin: process.env.ORIGIN, credentials: true }));
    `,
    'credentials from another package': `
      import cors from 'cors';
      import { withCookies } from '@company/flags';
      app.use(cors({ origin: '*', credentials: withCookies }));
    `,
    'options that something unknown is spread over': `
      import cors from 'cors';
      import { overrides } from '@company/options';
      app.use(cors({ origin: '*', credentials: true, ...overrides }));
    `,
    'every origin by reflection, which works and is another rule’s': `
      import cors from 'cors';
      app.use(cors({ origin: true, credentials: true }));
    `,
    'a wildcard in Starlette 1.x, which answers with the page’s origin': `
      from fastapi import FastAPI
      from fastapi.middleware.cors import CORSMiddleware

      app = FastAPI()
      app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
    `,
    'a wildcard without credentials in Starlette': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=["*"])
    `,
    'a function of the project that is called cors': `
      import { cors } from './middleware';
      app.use(cors({ origin: '*', credentials: true }));
    `,
  },
  reports: {
    'both options written on one line': {
      source: `
        import cors from 'cors';
        app.use(cors({ origin: '*', credentials: true }));
        //                                       ~~~~ neverWorks
      `,
      after: {
        listOrigins: `
          import cors from 'cors';
          app.use(cors({ origin: ['https://app.example.com'], credentials: true }));
        `,
        dropCredentials: `
          import cors from 'cors';
          app.use(cors({ origin: '*' }));
        `,
      },
    },
    'the default origin': {
      source: `
        const cors = require("cors");
        app.use(cors({ credentials: true }));
        //                          ~~~~ neverWorks
      `,
      after: {
        listOrigins: `
          const cors = require("cors");
          app.use(cors({ credentials: true, origin: ["https://app.example.com"] }));
        `,
        dropCredentials: `
          const cors = require("cors");
          app.use(cors({}));
        `,
      },
    },
    'a call over several lines with comments and a trailing comma': {
      source: `
        import cors from 'cors';
        app.use(
          cors({
            origin: '*', // everybody, for now
            // The front end sends cookies.
            credentials: true,
        //               ~~~~ neverWorks
            maxAge: 600, /* ten minutes */
          }),
        );
      `,
      after: {
        listOrigins: `
          import cors from 'cors';
          app.use(
            cors({
              origin: ['https://app.example.com'], // everybody, for now
              // The front end sends cookies.
              credentials: true,
              maxAge: 600, /* ten minutes */
            }),
          );
        `,
        dropCredentials: `
          import cors from 'cors';
          app.use(
            cors({
              origin: '*', // everybody, for now
              // The front end sends cookies.
              maxAge: 600, /* ten minutes */
            }),
          );
        `,
      },
    },
    'an option that comes last, with no comma after it': {
      source: `
        import cors from 'cors';
        app.use(cors({
          origin: '*',
          credentials: true
        //             ~~~~ neverWorks
        }));
      `,
      after: {
        dropCredentials: `
          import cors from 'cors';
          app.use(cors({
            origin: '*'
          }));
        `,
      },
    },
    'several origins that the workspace names': {
      source: `
        import cors from 'cors';
        app.use(cors({ origin: '*', credentials: true }));
        //                                       ~~~~ neverWorks
      `,
      origins: ['https://app.example.com', 'http://localhost:5173'],
      after: {
        listOrigins: `
          import cors from 'cors';
          app.use(cors({ origin: ['https://app.example.com', 'http://localhost:5173'], credentials: true }));
        `,
      },
    },
    'options in a constant': {
      source: `
        import cors from 'cors';
        const options = { origin: '*', credentials: true };
        //                                          ~~~~ neverWorks
        app.use(cors(options));
      `,
      after: {
        listOrigins: `
          import cors from 'cors';
          const options = { origin: ['https://app.example.com'], credentials: true };
          app.use(cors(options));
        `,
      },
    },
    'options from another file': {
      source: `
        import cors from 'cors';
        import { options } from './config';
        app.use(cors(options));
        //      ~~~~ neverWorks
      `,
      files: { 'config.ts': "export const options = { origin: '*', credentials: true };\n" },
      after: {
        listOrigins: { 'config.ts': "export const options = { origin: ['https://app.example.com'], credentials: true };\n" },
        dropCredentials: { 'config.ts': "export const options = { origin: '*' };\n" },
      },
    },
    'options that hold an unknown spread before what decides': `
      import cors from 'cors';
      import { base } from '@company/options';
      app.use(cors({ ...base, origin: '*', credentials: true }));
      //                                                ~~~~ neverWorks
    `,
    'options that are frozen and typed': `
      import cors, { type CorsOptions } from 'cors';
      const options: CorsOptions = Object.freeze({ origin: '*', credentials: true } as const) satisfies CorsOptions;
      //                                                                     ~~~~ neverWorks
      app.use(cors(options));
    `,
    'values that have to be computed': {
      source: `
        import cors from 'cors';
        app.use(cors({ origin: undefined ?? '*', credentials: !0 }));
        //                                                    ~~ neverWorks
      `,
    },
  },
});
