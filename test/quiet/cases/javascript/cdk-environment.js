const { HttpApi } = require('aws-cdk-lib/aws-apigatewayv2');
const { Cors, RestApi } = require('aws-cdk-lib/aws-apigateway');

exports.shop = (scope) => {
  const api = new RestApi(scope, 'Orders', { defaultCorsPreflightOptions: { allowOrigins: Cors.ALL_ORIGINS, allowCredentials: false } });
  api.root.addResource('orders').addCorsPreflight({ allowOrigins: [process.env.SHOP_ORIGIN], allowCredentials: true });
  return new HttpApi(scope, 'Account', { corsPreflight: { allowOrigins: [process.env.SHOP_ORIGIN], allowCredentials: true } });
};
