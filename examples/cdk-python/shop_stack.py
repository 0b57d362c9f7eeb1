from aws_cdk import Duration, Stack
from aws_cdk import aws_apigatewayv2 as apigateway
from aws_cdk import aws_lambda as lambda_
from constructs import Construct


class ShopStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        # Any page on https reads the account of whoever visits it.
        apigateway.HttpApi(
            self,
            "Account",
            cors_preflight=apigateway.CorsPreflightOptions(
                allow_origins=["https://*"],
                allow_methods=[apigateway.CorsHttpMethod.GET],
                allow_credentials=True,
                max_age=Duration.hours(1),
            ),
        )

        orders = lambda_.Function(self, "Orders", runtime=lambda_.Runtime.PYTHON_3_13, handler="orders.handler", code=lambda_.Code.from_asset("src"))
        orders.add_function_url(cors=lambda_.FunctionUrlCorsOptions(allowed_origins=["https://shop.example.com/"]))
