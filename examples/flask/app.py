from flask import Blueprint, Flask, jsonify
from flask_cors import CORS, cross_origin

app = Flask(__name__)
accounts = Blueprint("accounts", __name__, url_prefix="/accounts")

CORS(
    app,
    resources={
        # The shop signs its users in with a cookie.
        r"/orders/.*": {"origins": "*", "supports_credentials": True},
        r"/stock/.*": {"origins": ["https://shop.example.org", "https://till.example.org/"]},
    },
)
# Nothing says who may read these.
CORS(accounts, supports_credentials=True)


@app.get("/orders/<int:number>")
def order(number: int):
    return jsonify(number=number)


@app.get("/stock/<name>")
def stock(name: str):
    return jsonify(name=name)


@app.get("/prices")
@cross_origin(origins=r"https://[a-z]+\.partner\.example\.org$", methods=["GET"], max_age=600)
def prices():
    return jsonify(bread=2)


@accounts.get("/me")
def me():
    return jsonify(name="Ada")


app.register_blueprint(accounts)
