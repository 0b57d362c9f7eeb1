import os

from flask import Flask, jsonify, request
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins=["https://a.example"], supports_credentials=True)


@app.before_request
def require_token():
    if not request.headers.get("Authorization"):
        return jsonify(error="no token"), 401


@app.get("/orders")
def orders():
    return jsonify([])


@app.route("/orders/<int:number>", methods=["GET", "PUT"])
def order(number):
    return jsonify(number=number)


@app.get("/fails")
def fails():
    raise RuntimeError("by design")


if __name__ == "__main__":
    app.run(port=int(os.environ["PORT"]))
