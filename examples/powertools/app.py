from aws_lambda_powertools.event_handler import APIGatewayRestResolver, CORSConfig

# The shop signs its users in with a cookie.
cors = CORSConfig(allow_origin="https://shop.example/", extra_origins=["https://admin.shop.example"], allow_credentials=True, max_age=600)
app = APIGatewayRestResolver(cors=cors)


@app.get("/orders")
def orders():
    return ["A-1", "A-2"]


def handler(event, context):
    return app.resolve(event, context)
