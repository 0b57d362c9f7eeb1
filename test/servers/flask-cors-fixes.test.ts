import assert from 'node:assert/strict';
import { fixed, problemsOf } from './fixed';

const imports = 'from flask_cors import CORS, cross_origin\n';

/** By what is written: what is found, and the text after the preferred fix. */
const cases: Readonly<Record<string, readonly [source: string, found: readonly string[], after: string]>> = {
  'no origins at all': [
    `${imports}CORS(app, supports_credentials=True)\n`, ['any-origin-with-credentials at CORS'],
    `${imports}CORS(app, supports_credentials=True, origins=["https://app.example.com"])\n`,
  ],
  'any origin by keyword': [
    `${imports}CORS(app, origins="*", supports_credentials=True)\n`, ['any-origin-with-credentials at "*"'],
    `${imports}CORS(app, origins=["https://app.example.com"], supports_credentials=True)\n`,
  ],
  'any origin in the config': [
    `${imports}app.config["CORS_ORIGINS"] = "*"\nCORS(app, supports_credentials=True)\n`, ['any-origin-with-credentials at "*"'],
    `${imports}app.config["CORS_ORIGINS"] = ["https://app.example.com"]\nCORS(app, supports_credentials=True)\n`,
  ],
  'a resource without origins': [
    `${imports}CORS(app, resources={r"/api/*": {"supports_credentials": True}})\n`, ['any-origin-with-credentials at r"/api/*"'],
    `${imports}CORS(app, resources={r"/api/*": {"supports_credentials": True, "origins": ["https://app.example.com"]}})\n`,
  ],
  'a path with a dot': [
    `${imports}CORS(app, resources={"/v1.0/orders": {"origins": "*", "supports_credentials": True}})\n`, ['any-origin-with-credentials at "*"'],
    `${imports}CORS(app, resources={"/v1.0/orders": {"origins": ["https://app.example.com"], "supports_credentials": True}})\n`,
  ],
  'one resource of two': [
    `${imports}CORS(app, resources={r"/api/*": {"origins": "*", "supports_credentials": True}, r"/shop/*": {"origins": "https://shop.example.org"}})\n`,
    ['any-origin-with-credentials at "*"'],
    `${imports}CORS(app, resources={r"/api/*": {"origins": ["https://app.example.com"], "supports_credentials": True}, r"/shop/*": {"origins": "https://shop.example.org"}})\n`,
  ],
  'a decorator': [
    `${imports}@app.get("/")\n@cross_origin(supports_credentials=True)\ndef home(): ...\n`, ['any-origin-with-credentials at cross_origin'],
    `${imports}@app.get("/")\n@cross_origin(supports_credentials=True, origins=["https://app.example.com"])\ndef home(): ...\n`,
  ],
};

describe('what flask-cors is told wrong', () => {
  for (const [title, [source, expected, after]] of Object.entries(cases)) {
    it(`${title} is found where it stands, and mended there`, async () => {
      assert.deepEqual(await problemsOf('/app/main.py', source), expected);
      assert.equal(await fixed('/app/main.py', source), after);
    });
  }
});
