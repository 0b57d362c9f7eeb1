import re

from aws_cdk import App, Duration, Stack
from aws_cdk.aws_apigateway import Cors, CorsOptions, RestApi
from aws_cdk.aws_apigatewayv2 import CorsHttpMethod, CorsPreflightOptions, HttpApi
from aws_cdk.aws_lambda import Code, Function, FunctionUrlCorsOptions, HttpMethod, Runtime

INTERFACE = "own"
names = {
    "Cors": Cors, "CorsOptions": CorsOptions, "CorsHttpMethod": CorsHttpMethod, "CorsPreflightOptions": CorsPreflightOptions, "Duration": Duration,
    "FunctionUrlCorsOptions": FunctionUrlCorsOptions, "HttpMethod": HttpMethod,
}


def application(options, ran):
    """What AWS is told by the construct that takes the options, and what follows from that according to its documentation."""
    stack = Stack(App(analytics_reporting=False), "Stack")
    given = eval(options, dict(names))
    if isinstance(given, CorsOptions):
        api = RestApi(stack, "Api", default_cors_preflight_options=given)
        integration = stack.resolve(api.root.node.find_child("OPTIONS").node.default_child.integration)
        return rest_api(integration["integrationResponses"][0])
    if isinstance(given, CorsPreflightOptions):
        return http_api(stack.resolve(HttpApi(stack, "Api", cors_preflight=given).node.default_child.cors_configuration))
    function = Function(stack, "Function", runtime=Runtime.NODEJS_18_X, handler="index.handler", code=Code.from_inline("exports"))
    return function_url(stack.resolve(function.add_function_url(cors=given).node.default_child.cors))


def rest_api(response):
    lines = [(name.removeprefix("method.response.header."), value[1:-1]) for name, value in response["responseParameters"].items()]
    template = (response.get("responseTemplates") or {}).get("application/json", "")
    listed = re.findall(r'\$origin == "([^"]+)"', template)

    def respond(method, origin, asked):
        if method != "OPTIONS":
            return 200, [], True
        swapped = [[name, origin if name == "Access-Control-Allow-Origin" and origin in listed else value] for name, value in lines]
        return int(response["statusCode"]), swapped, False

    return respond


def http_api(cors):
    origins = cors.get("allowOrigins") or []

    def respond(method, origin, asked):
        scheme = (origin or "").partition(":")[0]
        listed = origin is not None and any(each in origins for each in ("*", origin, f"{scheme}://*"))
        preflight = method == "OPTIONS" and origin is not None and asked is not None
        return 204 if preflight else 200, lines(cors, origin, preflight) if listed else [], not preflight

    return respond


def function_url(cors):
    origins = cors.get("allowOrigins") or []

    def respond(method, origin, asked):
        listed = origin is not None and ("*" in origins or origin in origins)
        return 200, lines(cors, origin, method == "OPTIONS") if listed else [], method != "OPTIONS"

    return respond


def lines(cors, origin, preflight):
    """The headers of an answer to a listed origin."""
    found = [["Access-Control-Allow-Origin", "*" if "*" in cors["allowOrigins"] else origin]]
    if cors.get("allowCredentials"):
        found.append(["Access-Control-Allow-Credentials", "true"])
    lists = [("Methods", "allowMethods"), ("Headers", "allowHeaders")]
    if preflight:
        found += [[f"Access-Control-Allow-{name}", ",".join(cors[key])] for name, key in lists if cors.get(key)]
        if cors.get("maxAge") is not None:
            found.append(["Access-Control-Max-Age", str(cors["maxAge"])])
    elif cors.get("exposeHeaders"):
        found.append(["Access-Control-Expose-Headers", ",".join(cors["exposeHeaders"])])
    return found


async def answer(respond, ran, method, headers, path):
    sent = {name.lower(): value for name, value in headers}
    status, found, runs = respond(method, sent.get("origin"), sent.get("access-control-request-method"))
    if runs:
        ran.append(True)
    return [status, bool(ran), found]
