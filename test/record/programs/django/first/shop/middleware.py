from django.http import JsonResponse


class TokenMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "HTTP_AUTHORIZATION" not in request.META:
            return JsonResponse({"error": "no token"}, status=401)
        return self.get_response(request)
