import os

from flask import Flask, jsonify
from flask_cors import CORS, cross_origin

from shop import admin, shop

app = Flask(__name__)
CORS(admin, origins=["https://a.example"], supports_credentials=True)
app.register_blueprint(shop)
app.register_blueprint(admin, url_prefix="/admin")


@app.get("/plain")
def plain():
    return jsonify({})


@app.route("/prices", methods=["GET", "POST"])
@cross_origin(origins=["https://a.example"], expose_headers=["X-Total"])
def prices():
    return jsonify([])


if __name__ == "__main__":
    app.run(port=int(os.environ["PORT"]))
