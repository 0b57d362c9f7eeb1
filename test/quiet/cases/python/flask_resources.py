from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
app.config["CORS_SUPPORTS_CREDENTIALS"] = True
app.config["CORS_EXPOSE_HEADERS"] = ["X-Total"]

CORS(
    app,
    resources={
        r"/api/.*": {"origins": ["https://shop.example.org", r"^https://[a-z0-9-]+\.shop\.example\.org$"]},
        "/reports": {"origins": "https://reports.example.org", "methods": ["GET"]},
        # Nobody.
        r"/internal/.*": {"origins": []},
    },
)
