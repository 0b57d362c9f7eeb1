import os

from aws_cdk import aws_apigateway as apigateway


def shop(scope):
    api = apigateway.RestApi(
        scope, "Orders", default_cors_preflight_options=apigateway.CorsOptions(allow_origins=apigateway.Cors.ALL_ORIGINS, allow_methods=apigateway.Cors.ALL_METHODS)
    )
    api.root.add_resource("orders").add_cors_preflight(allow_origins=[os.environ["SHOP_ORIGIN"]], allow_credentials=True)
