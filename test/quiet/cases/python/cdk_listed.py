import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as apigateway
from aws_cdk.aws_lambda import FunctionUrlCorsOptions, HttpMethod


def shop(scope, orders):
    apigateway.HttpApi(
        scope,
        "Account",
        cors_preflight=apigateway.CorsPreflightOptions(
            allow_origins=["https://shop.example", "https://admin.shop.example"],
            allow_credentials=True,
            allow_methods=[apigateway.CorsHttpMethod.GET],
            max_age=cdk.Duration.days(1),
        ),
    )
    orders.add_function_url(cors=FunctionUrlCorsOptions(allowed_origins=["https://shop.example"], allowed_methods=[HttpMethod.GET], allow_credentials=True))
