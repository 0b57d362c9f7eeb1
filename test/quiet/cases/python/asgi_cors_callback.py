from asgi_cors import asgi_cors
from database import is_partner

app = asgi_cors(app, callback=lambda origin: is_partner(origin.decode()), max_age=600)
