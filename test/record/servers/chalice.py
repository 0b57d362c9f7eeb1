from chalice import Chalice, CORSConfig, Response
from chalice.config import Config
from chalice.deploy.swagger import CFNSwaggerGenerator
from chalice.local import LocalGateway

INTERFACE = "own"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def application(options, ran):
    """The function, and what `chalice deploy` tells API Gateway; or with `cors=…` of the route where the options begin with a colon."""
    app = Chalice("orders")
    written = options[1:] if options.startswith(":") else f"CORSConfig({options})"

    @app.route("/", methods=METHODS, cors=eval(written, {"CORSConfig": CORSConfig}))
    def handler():
        ran.append(True)
        return Response(body="")

    document = CFNSwaggerGenerator().generate_swagger(app)
    return document, LocalGateway(app, Config())


async def answer(app, ran, method, headers, path):
    document, gateway = app
    if method == "OPTIONS":
        return preflight(document["paths"]["/"]["options"], ran)
    response = gateway.handle_request(method, path, dict(headers), b"")
    lines = list(response["headers"].items()) + [(name, each) for name, values in response["multiValueHeaders"].items() for each in values]
    return [response["statusCode"], bool(ran), [[name, str(value).strip(" \t")] for name, value in lines]]


def preflight(operation, ran):
    """The mock integration answers with texts in quotes."""
    answered = operation["x-amazon-apigateway-integration"]["responses"]["default"]
    lines = answered["responseParameters"].items()
    return [int(answered["statusCode"]), bool(ran), [[name.removeprefix("method.response.header."), value[1:-1].strip(" \t")] for name, value in lines]]
