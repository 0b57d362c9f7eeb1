from flask import Blueprint, Flask
from flask_cors import CORS

from .settings import Config

cors = CORS()
orders = Blueprint("orders", __name__, url_prefix="/orders")
CORS(orders, origins="https://shop.example.org", supports_credentials=True)


def create_app() -> Flask:
    app = Flask(__name__)
    # Whoever may read is said there.
    app.config.from_object(Config)
    cors.init_app(app, supports_credentials=True)
    app.register_blueprint(orders)
    return app
