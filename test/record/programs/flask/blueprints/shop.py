from flask import Blueprint, abort, jsonify, request
from flask_cors import CORS

shop = Blueprint("shop", __name__, url_prefix="/shop")
CORS(shop, origins="https://a.example")


@shop.get("/items")
def items():
    return jsonify([])


@shop.get("/items/<path:name>")
def item(name):
    return jsonify(name=name)


admin = Blueprint("admin", __name__)


@admin.before_request
def signed_in_only():
    if request.method == "OPTIONS":
        return None
    if "session" not in request.cookies:
        abort(403)


@admin.get("/users")
def users():
    return jsonify([])
