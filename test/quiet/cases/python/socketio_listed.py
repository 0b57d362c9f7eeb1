import os

import socketio
from flask import Flask
from flask_socketio import SocketIO

sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins=["https://app.shop.example", os.environ["PARTNER_ORIGIN"]])
same_origin = socketio.Server(cors_credentials=True)
public = socketio.Server(cors_allowed_origins=lambda origin, environ: origin.endswith(".shop.example"))


def create_app():
    app = Flask(__name__)
    sockets = SocketIO(cors_allowed_origins="https://app.shop.example")
    sockets.init_app(app)
    return app
