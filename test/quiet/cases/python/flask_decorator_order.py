from flask import Flask
from flask_cors import cross_origin

app = Flask(__name__)


# Above the route it wraps what Flask never calls.
@cross_origin(supports_credentials=True)
@app.route("/me")
def me():
    return {"name": "Ada"}
