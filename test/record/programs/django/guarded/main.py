import os
from wsgiref.simple_server import make_server

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

from django.core.wsgi import get_wsgi_application

make_server("127.0.0.1", int(os.environ["PORT"]), get_wsgi_application()).serve_forever()
