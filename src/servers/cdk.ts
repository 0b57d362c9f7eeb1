import { respondAsFunctionUrl, respondAsHttpApi } from './cdk/configured';
import { respondAsRestApi } from './cdk/rest-api';
import { configurationsOf } from './cdk/shapes';
import { defineServer, type Server } from './server';

/**
 * `aws-cdk-lib`: what it hands to AWS is recorded. What API Gateway and Lambda then answer is from their documentation,
 * which says nothing of `Vary`: it is left out.
 */
export const cdk: Server = defineServer<object>({}, {
  id: 'cdk',
  title: 'AWS CDK (API Gateway, Lambda function URLs)',
  language: 'javascript',
  mark: /aws-cdk-lib/,
  releases: { package: 'aws-cdk-lib', from: { '2.112.0': {} }, newest: '2.276.0' },
  roles: {
    origins: 'allowOrigins', credentials: 'allowCredentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders',
    maxAge: 'maxAge', preflightStatus: 'statusCode',
  },
  optionNames: ['allowOrigins', 'allowMethods', 'allowHeaders', 'exposeHeaders', 'allowCredentials', 'maxAge', 'disableCache', 'statusCode'],

  *recognise(module) {
    for (const { construct, configuration } of configurationsOf(module)) {
      switch (construct) {
        case 'restApi': yield configuration; break;
        case 'httpApi': yield { ...configuration, server: httpApi }; break;
        case 'functionUrl': yield { ...configuration, server: functionUrl }; break;
      }
    }
  },

  respond: respondAsRestApi,
});

/** An HTTP API of API Gateway, which answers preflights and adds its headers to everything else. */
export const httpApi: Server = Object.freeze({
  ...cdk,
  roles: {
    origins: 'allowOrigins', credentials: 'allowCredentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
  },
  optionNames: ['allowOrigins', 'allowMethods', 'allowHeaders', 'exposeHeaders', 'allowCredentials', 'maxAge'],
  respond: respondAsHttpApi,
});

/** The URL of a Lambda function, whose options have names of their own. */
export const functionUrl: Server = Object.freeze({
  ...cdk,
  roles: {
    origins: 'allowedOrigins', credentials: 'allowCredentials', methods: 'allowedMethods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders', maxAge: 'maxAge',
  },
  optionNames: ['allowedOrigins', 'allowedMethods', 'allowedHeaders', 'exposedHeaders', 'allowCredentials', 'maxAge'],
  respond: respondAsFunctionUrl,
});
