// The policies of the real servers. Options are source text: the recorder hands them to the real package, and tests of the servers can parse them.

/** `fastapi` options are keyword arguments of CORSMiddleware, `express` options the argument of cors(). */
export const configurations = {
  'fastapi-listed': {
    kind: 'fastapi',
    options: 'allow_origins=["https://frontend.com", "https://staging.frontend.com"], allow_methods=["GET", "POST", "PUT", "DELETE"], '
      + 'allow_headers=["Authorization", "Content-Type"], allow_credentials=True, max_age=3600',
  },
  'fastapi-any-credentials': { kind: 'fastapi', options: 'allow_origins=["*"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"]' },
  'fastapi-any': { kind: 'fastapi', options: 'allow_origins=["*"]' },
  'fastapi-slash': { kind: 'fastapi', options: 'allow_origins=["https://frontend.com/"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"]' },
  'express-bare': { kind: 'express', options: 'undefined' },
  'express-credentials': { kind: 'express', options: '{ credentials: true }' },
  'express-listed': {
    kind: 'express',
    options: "{ origin: ['https://frontend.com', 'https://staging.frontend.com'], credentials: true, methods: ['GET', 'POST'], allowedHeaders: ['Content-Type'], exposedHeaders: ['X-Total'], maxAge: 600 }",
  },
  'express-slash': { kind: 'express', options: "{ origin: 'https://frontend.com/', credentials: true }" },
  'express-reflect': { kind: 'express', options: '{ origin: true, credentials: true }' },
  'express-off': { kind: 'express', options: '{ origin: false }' },
};
