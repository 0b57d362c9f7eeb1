import * as cdk from 'aws-cdk-lib';
import { aws_apigatewayv2 as apigateway, aws_lambda as lambda } from 'aws-cdk-lib';

declare const scope: cdk.Stack;
declare const account: string;

new apigateway.HttpApi(scope, 'Account', {
  corsPreflight: {
    allowOrigins: ['https://shop.example', 'https://admin.shop.example'],
    allowCredentials: true,
    allowHeaders: ['content-type'],
    allowMethods: [apigateway.CorsHttpMethod.GET, apigateway.CorsHttpMethod.POST],
    maxAge: cdk.Duration.days(1),
  },
});

const orders = lambda.Function.fromFunctionArn(scope, 'Orders', account);
const made = new lambda.Function(scope, 'Made', { runtime: lambda.Runtime.NODEJS_LATEST, handler: 'index.handler', code: lambda.Code.fromAsset('dist') });
made.addFunctionUrl({ cors: { allowedOrigins: ['https://shop.example'], allowCredentials: true } });
orders.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM });
