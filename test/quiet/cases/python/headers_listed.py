import os

from flask import Flask, jsonify, request

app = Flask(__name__)
ALLOWED = ["https://app.example.com", "https://admin.example.com"]


@app.after_request
def add_cors_headers(response):
    origin = request.headers.get("Origin")
    if origin in ALLOWED:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers.add("Vary", "Origin")
    return response


@app.get("/partners")
def partners():
    headers = {"Access-Control-Allow-Origin": os.environ["PARTNER"]}
    return jsonify([]), 200, headers
