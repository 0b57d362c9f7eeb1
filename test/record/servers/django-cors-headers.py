import logging
import re
import types

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test.utils import override_settings
from django.urls import re_path

INTERFACE = "wsgi"
handled = []
logging.disable(logging.CRITICAL)


def view(request):
    handled[0].append(True)
    return HttpResponse()


urls = types.ModuleType("urls")
urls.urlpatterns = [re_path(r"", view)]
settings.configure(ALLOWED_HOSTS=["*"], MIDDLEWARE=["corsheaders.middleware.CorsMiddleware"], ROOT_URLCONF=urls, SECRET_KEY="recorded")
django.setup()
current = override_settings()
current.enable()


def application(options, ran):
    """A settings module whose lines are `options`, separated by semicolons."""
    global current
    handled[:] = [ran]
    module = {"re": re}
    exec(options, module)
    current.disable()
    current = override_settings(**{name: value for name, value in module.items() if name.isupper()})
    current.enable()
    return WSGIHandler()
