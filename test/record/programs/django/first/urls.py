from django.http import JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def orders(request):
    return JsonResponse([], safe=False)


def fails(request):
    raise RuntimeError("by design")


urlpatterns = [path("orders/", orders), path("fails", fails)]
