from flask import Flask
from flask_socketio import SocketIO, emit

app = Flask(__name__)

# Cookies are allowed unless cors_credentials says otherwise.
socketio = SocketIO(app, cors_allowed_origins="*")


@socketio.on("order")
def order(message):
    emit("ordered", message, broadcast=True)


if __name__ == "__main__":
    socketio.run(app, port=5000)
