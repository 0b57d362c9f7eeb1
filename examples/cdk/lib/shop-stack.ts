import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Cors, LambdaRestApi } from 'aws-cdk-lib/aws-apigateway';
import { CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function, FunctionUrlAuthType, HttpMethod, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const orders = new Function(this, 'Orders', { runtime: Runtime.NODEJS_LATEST, handler: 'orders.handler', code: Code.fromAsset('dist') });

    // The function sends Access-Control-Allow-Origin itself: this answers its preflights only.
    new LambdaRestApi(this, 'Legacy', {
      handler: orders,
      defaultCorsPreflightOptions: { allowOrigins: Cors.ALL_ORIGINS, allowMethods: Cors.ALL_METHODS },
    });

    // Any page on https reads the account of whoever visits it.
    new HttpApi(this, 'Account', {
      corsPreflight: {
        allowOrigins: ['https://*'],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.PUT],
        allowHeaders: ['content-type'],
        allowCredentials: true,
        maxAge: Duration.hours(1),
      },
    });

    orders.addFunctionUrl({
      authType: FunctionUrlAuthType.NONE,
      cors: { allowedOrigins: ['https://shop.example.com/'], allowedMethods: [HttpMethod.GET] },
    });
  }
}
