import os

from flask import Flask
from flask_cors import CORS, cross_origin

app = Flask(__name__)
CORS(app, origins=["https://shop.example.org", "https://admin.example.org"], supports_credentials=True)


@app.get("/prices")
@cross_origin(origins=os.environ["PARTNER_ORIGINS"].split(","), methods=["GET"], max_age=600)
def prices():
    return {"bread": 2}
