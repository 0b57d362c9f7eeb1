import type { HttpRequest } from '../http/message';
import type { RecordValue } from '../model/value';
import { respondAsFunctionUrl, respondAsHttpApi } from './cdk/configured';
import { handedOn, pythonConfigurations, pythonNames } from './cdk/python';
import { respondAsRestApi } from './cdk/rest-api';
import type { Construct } from './cdk/shapes';
import { defineServer, type Outcome, type Server } from './server';

const apiRoles = {
  origins: 'allow_origins', credentials: 'allow_credentials', methods: 'allow_methods', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
} as const;

/**
 * `aws_cdk`, which hands everything to the CDK in JavaScript: what reaches AWS is recorded, and what API Gateway and
 * Lambda then answer is from their documentation.
 */
export const cdkPython: Server = defineServer<object>({}, {
  id: 'cdk-python',
  title: 'AWS CDK for Python (API Gateway, Lambda function URLs)',
  language: 'python',
  mark: /aws_cdk/,
  releases: { package: 'aws-cdk-lib', from: { '2.112.0': {} }, newest: '2.275.0' },
  roles: { ...apiRoles, preflightStatus: 'status_code' },
  optionNames: pythonNames('restApi'),

  *recognise(module) {
    for (const { construct, configuration } of pythonConfigurations(module)) {
      switch (construct) {
        case 'restApi': yield configuration; break;
        case 'httpApi': yield { ...configuration, server: httpApi }; break;
        case 'functionUrl': yield { ...configuration, server: functionUrl }; break;
      }
    }
  },

  respond: responding('restApi', respondAsRestApi),
});

/** An HTTP API of API Gateway. */
export const httpApi: Server = Object.freeze({ ...cdkPython, roles: apiRoles, optionNames: pythonNames('httpApi'), respond: responding('httpApi', respondAsHttpApi) });

/** The URL of a Lambda function. */
export const functionUrl: Server = Object.freeze({
  ...cdkPython,
  roles: {
    origins: 'allowed_origins', credentials: 'allow_credentials', methods: 'allowed_methods', requestHeaders: 'allowed_headers', exposedHeaders: 'exposed_headers', maxAge: 'max_age',
  },
  optionNames: pythonNames('functionUrl'),
  respond: responding('functionUrl', respondAsFunctionUrl),
});

function responding(construct: Construct, respond: (options: RecordValue, request: HttpRequest) => Outcome) {
  return (given: RecordValue, request: HttpRequest): Outcome => {
    const options = handedOn(given, construct);
    return options === 'raises' ? { kind: 'failsToStart', because: 'the CDK raises for these options' } : respond(options, request);
  };
}
