from aws_lambda_powertools.event_handler import APIGatewayRestResolver, CORSConfig

INTERFACE = "own"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def application(options, ran):
    """OPTIONS is left to the resolver, as most applications do."""
    app = APIGatewayRestResolver(cors=eval(f"CORSConfig({options})", {"CORSConfig": CORSConfig}))

    @app.route("/", method=METHODS)
    def handler():
        ran.append(True)
        return {}

    return app


async def answer(app, ran, method, headers, path):
    """As an API Gateway of the proxy kind would, which answers 502 where the function raises."""
    event = {
        "httpMethod": method, "path": path, "resource": path, "headers": dict(headers), "multiValueHeaders": {name: [value] for name, value in headers},
        "queryStringParameters": None, "multiValueQueryStringParameters": None, "body": None, "isBase64Encoded": False,
        "requestContext": {"httpMethod": method, "path": path, "resourcePath": path},
    }
    try:
        response = app.resolve(event, None)
    except Exception:
        return [502, bool(ran), []]
    lines = [[name, each.strip(" \t")] for name, values in response["multiValueHeaders"].items() for each in values]
    return [response["statusCode"], bool(ran), lines]
