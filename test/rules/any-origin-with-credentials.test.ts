import { anyOriginWithCredentials } from '../../src/rules/any-origin-with-credentials';
import { testRule } from './tester';

testRule(anyOriginWithCredentials, {
  quiet: {
    'explicit origins in Starlette, every method and header': `
      from fastapi import FastAPI
      from fastapi.middleware.cors import CORSMiddleware

      app = FastAPI()
      app.add_middleware(
          CORSMiddleware, allow_origins=["https://app.example.com"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"],
      )
    `,
    'a pattern that needs no anchors, because Starlette matches the whole origin': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://.*\\.example\\.com", allow_credentials=True)
    `,
    'any origin without credentials': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=False)
    `,
    'origins from a settings object, which cannot be told': `
      from starlette.middleware.cors import CORSMiddleware
      from shop.settings import settings
      app.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_credentials=True)
    `,
    'a list that is changed before it is used': `
      from starlette.middleware.cors import CORSMiddleware
      from shop.settings import allowed
      origins = ["*"]
      origins.clear()
      origins.extend(allowed)
      app.add_middleware(CORSMiddleware, allow_origins=origins, allow_credentials=True)
    `,
    'a list of which an element is deleted': `
      from starlette.middleware.cors import CORSMiddleware
      origins = ["*", "https://app.example.com"]
      del origins[0]
      app.add_middleware(CORSMiddleware, allow_origins=origins, allow_credentials=True)
    `,
    'a global that a function assigns': `
      from starlette.middleware.cors import CORSMiddleware
      origins = ["*"]
      def configure():
          global origins
          origins = load()
      configure()
      app.add_middleware(CORSMiddleware, allow_origins=origins, allow_credentials=True)
    `,
    'options that others are assigned to': `
      import cors from 'cors';
      import { overrides } from './overrides';
      const options = { origin: true, credentials: true };
      Object.assign(options, overrides);
      app.use(cors(options));
    `,
    'options of which credentials are deleted': `
      import cors from 'cors';
      const options = { origin: true, credentials: true };
      delete options.credentials;
      app.use(cors(options));
    `,
    'credentials that cannot be told': `
      from starlette.middleware.cors import CORSMiddleware
      from shop.settings import settings
      app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=settings.cookies)
    `,
    'the wildcard of cors, which browsers refuse with credentials': `
      import cors from 'cors';
      app.use(cors({ origin: '*', credentials: true }));
    `,
    'a list in which the wildcard is only a text': `
      import cors from 'cors';
      app.use(cors({ origin: ['*'], credentials: true }));
    `,
    'a callback that looks into a list': `
      import cors from 'cors';
      const allowed = ['https://app.example.com'];
      app.use(cors({ origin: (origin, done) => done(null, allowed.includes(origin)), credentials: true }));
    `,
    'a callback that asks a database': `
      import cors from 'cors';
      import { tenants } from './tenants';
      app.use(cors({ origin: (origin, done) => tenants.has(origin).then((yes) => done(null, yes), done), credentials: true }));
    `,
    'a callback, even one that could be seen through: what it answers is not worked out': `
      import cors from 'cors';
      app.use(cors({ origin: (origin, done) => done(null, true), credentials: true }));
    `,
    'reflection without credentials': `
      import cors from 'cors';
      app.use(cors({ origin: true }));
    `,
    'a class of the project that is called CORSMiddleware': `
      from shop.middleware import CORSMiddleware
      app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
    `,
  },
  reports: {
    'a wildcard in FastAPI over several lines': {
      source: `
        from fastapi import FastAPI
        from fastapi.middleware.cors import CORSMiddleware

        app = FastAPI()
        app.add_middleware(
            CORSMiddleware,
            allow_origins=["*"],  # TODO before launch
        #                  ~~~ anyone
            # The shop keeps its session in a cookie.
            allow_credentials=True,
            allow_methods=["*"],
        )
      `,
      after: {
        listOrigins: `
          from fastapi import FastAPI
          from fastapi.middleware.cors import CORSMiddleware

          app = FastAPI()
          app.add_middleware(
              CORSMiddleware,
              allow_origins=["https://app.example.com"],  # TODO before launch
              # The shop keeps its session in a cookie.
              allow_credentials=True,
              allow_methods=["*"],
          )
        `,
        dropCredentials: `
          from fastapi import FastAPI
          from fastapi.middleware.cors import CORSMiddleware

          app = FastAPI()
          app.add_middleware(
              CORSMiddleware,
              allow_origins=["*"],  # TODO before launch
              # The shop keeps its session in a cookie.
              allow_methods=["*"],
          )
        `,
      },
    },
    'a wildcard in single quotes on one line': {
      source: `
        from starlette.middleware import Middleware
        from starlette.middleware.cors import CORSMiddleware
        middleware = [Middleware(CORSMiddleware, allow_origins=['*'], allow_credentials=True)]
        #                                                       ~~~ anyone
      `,
      origins: ['https://app.example.com', 'http://localhost:5173'],
      after: {
        listOrigins: `
          from starlette.middleware import Middleware
          from starlette.middleware.cors import CORSMiddleware
          middleware = [Middleware(CORSMiddleware, allow_origins=['https://app.example.com', 'http://localhost:5173'], allow_credentials=True)]
        `,
        dropCredentials: `
          from starlette.middleware import Middleware
          from starlette.middleware.cors import CORSMiddleware
          middleware = [Middleware(CORSMiddleware, allow_origins=['*'])]
        `,
      },
    },
    'a wildcard among other origins': `
      from starlette.middleware.cors import CORSMiddleware
      app.add_middleware(
          CORSMiddleware,
          allow_origins=["https://app.example.com", "*"],
      #                                             ~~~ anyone
          allow_credentials=True,
      )
    `,
    'a pattern that every origin matches': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        app.add_middleware(CORSMiddleware, allow_origin_regex="https?://.*", allow_credentials=True)
        #                                                     ~~~~~~~~~~~~~ anyone
      `,
      after: {
        dropCredentials: `
          from starlette.middleware.cors import CORSMiddleware
          app.add_middleware(CORSMiddleware, allow_origin_regex="https?://.*")
        `,
      },
    },
    'a constant of the same file': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        ORIGINS = ["*"]
        #          ~~~ anyone
        app = CORSMiddleware(app, allow_origins=ORIGINS, allow_credentials=True)
      `,
      after: {
        listOrigins: `
          from starlette.middleware.cors import CORSMiddleware
          ORIGINS = ["https://app.example.com"]
          app = CORSMiddleware(app, allow_origins=ORIGINS, allow_credentials=True)
        `,
      },
    },
    'a constant of another file': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        from settings import ORIGINS
        app.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True)
        #                                  ~~~~~~~~~~~~~~~~~~~~~ anyone
      `,
      files: { 'settings.py': 'DEBUG = False\nORIGINS = ["*"]\n' },
      after: {
        listOrigins: { 'settings.py': 'DEBUG = False\nORIGINS = ["https://app.example.com"]\n' },
      },
    },
    'options that are spread': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        options = {"allow_origins": ["*"], "allow_credentials": True}
        #                            ~~~ anyone
        app.add_middleware(CORSMiddleware, **options)
      `,
      after: {
        listOrigins: `
          from starlette.middleware.cors import CORSMiddleware
          options = {"allow_origins": ["https://app.example.com"], "allow_credentials": True}
          app.add_middleware(CORSMiddleware, **options)
        `,
        dropCredentials: `
          from starlette.middleware.cors import CORSMiddleware
          options = {"allow_origins": ["*"]}
          app.add_middleware(CORSMiddleware, **options)
        `,
      },
    },
    'Starlette 0.52 for users who have a cookie': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
        #                                                 ~~~ anyone
      `,
      release: '0.52.1',
    },
    'one of two environments': {
      source: `
        import os
        from starlette.middleware.cors import CORSMiddleware
        DEBUG = os.getenv("DEBUG") == "1"
        ORIGINS = ["*"] if DEBUG else ["https://app.example.com"]
        #          ~~~ anyone
        app.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True)
      `,
      origins: ['http://localhost:5173'],
      after: {
        listOrigins: `
          import os
          from starlette.middleware.cors import CORSMiddleware
          DEBUG = os.getenv("DEBUG") == "1"
          ORIGINS = ["http://localhost:5173"] if DEBUG else ["https://app.example.com"]
          app.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True)
        `,
      },
    },
    'everything but production': {
      source: `
        import cors from 'cors';
        app.use(cors({ origin: process.env.NODE_ENV === 'production' ? ['https://app.example.com'] : true, credentials: true }));
        //                                                                                           ~~~~ anyone
      `,
      says: "your users’ cookies (unless NODE_ENV is set and process.env.NODE_ENV === 'production' is true). The server",
    },
    'the default of a variable of the environment': {
      source: `
        import os
        from starlette.middleware.cors import CORSMiddleware
        app.add_middleware(CORSMiddleware, allow_origins=os.getenv("ORIGINS", "*").split(","), allow_credentials=True)
        #                                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ anyone
      `,
      offers: ['dropCredentials'],
      says: 'your users’ cookies (when ORIGINS is not set). The server',
    },
    'options by position': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        app = CORSMiddleware(app, ["*"], ["GET"], [], True)
        #                          ~~~ anyone
      `,
      after: {
        listOrigins: `
          from starlette.middleware.cors import CORSMiddleware
          app = CORSMiddleware(app, ["https://app.example.com"], ["GET"], [], True)
        `,
        dropCredentials: `
          from starlette.middleware.cors import CORSMiddleware
          app = CORSMiddleware(app, ["*"], ["GET"], [], False)
        `,
      },
    },
    'options under their own names': {
      source: `
        import cors from 'cors';
        const origin = true, credentials = true;
        //             ~~~~ anyone
        app.use(cors({ origin, credentials }));
      `,
      after: {
        dropCredentials: `
          import cors from 'cors';
          const origin = true, credentials = true;
          app.use(cors({ origin }));
        `,
      },
    },
    'a Set, which cors does not look into': {
      source: `
        import cors from 'cors';
        app.use(cors({ origin: new Set(['https://app.example.com']), credentials: true }));
        //                              ~~~~~~~~~~~~~~~~~~~~~~~~~ anyone
      `,
      offers: ['dropCredentials'],
    },
    'a list that is filled later': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        origins = []
        origins.append("*")
        #              ~~~ anyone
        app.add_middleware(CORSMiddleware, allow_origins=origins, allow_credentials=True)
      `,
      offers: ['dropCredentials'],
    },
    'a wildcard with a name, in a list with others': {
      source: `
        from starlette.middleware.cors import CORSMiddleware
        ANY = "*"
        #     ~~~ anyone
        app.add_middleware(CORSMiddleware, allow_origins=[ANY, "https://app.example.com"], allow_credentials=True)
      `,
      offers: ['dropCredentials'],
    },
    'reflection in cors': {
      source: `
        import cors from 'cors';
        app.use(cors({
          origin: true, // the back office moves between hosts
        //        ~~~~ anyone
          credentials: true,
        }));
      `,
      after: {
        listOrigins: `
          import cors from 'cors';
          app.use(cors({
            origin: ['https://app.example.com'], // the back office moves between hosts
            credentials: true,
          }));
        `,
        dropCredentials: `
          import cors from 'cors';
          app.use(cors({
            origin: true, // the back office moves between hosts
          }));
        `,
      },
    },
    'a pattern of cors without an end': `
      import cors from 'cors';
      app.use(cors({ origin: [/^https?:/], credentials: true }));
      //                      ~~~~~~~~~~ anyone
    `,
    'double quotes kept': {
      source: `
        import cors from "cors";
        app.use(cors({ "origin": true, "credentials": true }));
        //                       ~~~~ anyone
      `,
      after: {
        listOrigins: `
          import cors from "cors";
          app.use(cors({ "origin": ["https://app.example.com"], "credentials": true }));
        `,
      },
    },
  },
});
