import { anyOrigin } from '../../src/rules/any-origin';
import { testRule } from './tester';

testRule(anyOrigin, {
  quiet: {
    'one origin': `
      import cors from 'cors';
      app.use(cors({ origin: 'https://app.example.com' }));
    `,
    'CORS turned off': `
      import cors from 'cors';
      app.use(cors({ origin: false }));
    `,
    'a variable of the environment, which turns CORS off when it is not set': `
      import cors from 'cors';
      app.use(cors({ origin: process.env.ORIGIN }));
    `,
    'options that cannot be told': `
      import cors from 'cors';
      import { options } from '@company/options';
      app.use(cors(options));
    `,
    'options that an unknown spread may restrict': `
      import cors from 'cors';
      import { options } from '@company/options';
      app.use(cors({ ...options }));
    `,
    'any origin with credentials, which is more than information': `
      import cors from 'cors';
      app.use(cors({ origin: true, credentials: true }));
      app.use('/broken', cors({ origin: '*', credentials: true }));
    `,
    'the defaults of Starlette, which allow nobody': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware)
    `,
    'origins from a function': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=load_origins())
    `,
    'a comment and a text': `
      import cors from 'cors';
      // app.use(cors());
      const advice = 'app.use(cors())';
      app.use(cors({ origin: 'https://app.example.com' }));
    `,
  },
  reports: {
    'cors without options': {
      source: `
        import cors from 'cors';
        app.use(cors());
        //      ~~~~ anyone
      `,
      after: {
        listOrigins: `
          import cors from 'cors';
          app.use(cors({ origin: ['https://app.example.com'] }));
        `,
      },
    },
    'empty options': {
      source: `
        const cors = require("cors");
        app.use(cors({}));
        //      ~~~~ anyone
      `,
      after: {
        listOrigins: `
          const cors = require("cors");
          app.use(cors({ origin: ["https://app.example.com"] }));
        `,
      },
    },
    'options that say nothing about origins': {
      source: `
        import cors from 'cors';
        app.use(cors({
        //      ~~~~ anyone
          maxAge: 600, // ten minutes
        }));
      `,
      after: {
        listOrigins: `
          import cors from 'cors';
          app.use(cors({
            maxAge: 600, // ten minutes
            origin: ['https://app.example.com'],
          }));
        `,
      },
    },
    'cors called in place': `
      app.use(require('cors')());
      //      ~~~~~~~~~~~~~~~ anyone
    `,
    'a wildcard that is written': {
      source: `
        import cors from 'cors';
        app.get('/prices', cors({ origin: "*" }), prices);
        //                                ~~~ anyone
      `,
      after: {
        listOrigins: `
          import cors from 'cors';
          app.get('/prices', cors({ origin: ["https://app.example.com"] }), prices);
        `,
      },
    },
    'reflection': `
      import cors from 'cors';
      app.use(cors({ origin: true }));
      //                     ~~~~ anyone
    `,
    'a wildcard in Starlette': {
      source: `
        from starlette.middleware import Middleware
        from starlette.middleware.cors import CORSMiddleware
        middleware = [
            Middleware(CORSMiddleware, allow_origins=["*"], max_age=3600),
        #                                             ~~~ anyone
        ]
      `,
      after: {
        listOrigins: `
          from starlette.middleware import Middleware
          from starlette.middleware.cors import CORSMiddleware
          middleware = [
              Middleware(CORSMiddleware, allow_origins=["https://app.example.com"], max_age=3600),
          ]
        `,
      },
    },
    'a tuple in Starlette': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        app.add_middleware(CORSMiddleware, allow_origins=("*",))
        #                                                 ~~~ anyone
      `,
      after: {
        listOrigins: `
          from starlette.middleware.cors import CORSMiddleware
          app.add_middleware(CORSMiddleware, allow_origins=("https://app.example.com",))
        `,
      },
    },
    'a text in Starlette, in which the star counts': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins="*")
      #                                                ~~~ anyone
    `,
  },
});
