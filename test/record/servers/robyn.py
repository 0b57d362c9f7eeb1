import http.client
import os
import socket
import subprocess
import sys
import time

INTERFACE = "own"
RUNNING = []


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def stop():
    while RUNNING:
        # It does not always heed a request to stop.
        RUNNING.pop().kill()


def application(options, ran):
    """The port of a server of its own: Robyn answers from native code and runs once in a process."""
    stop()
    port = free_port()
    environment = {**os.environ, "OPTIONS": options, "PORT": str(port)}
    process = subprocess.Popen([sys.executable, __file__], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    RUNNING.append(process)
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return port
        except ConnectionRefusedError:
            time.sleep(0.02)
    raise RuntimeError("it does not start")


async def answer(port, ran, method, headers, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers=dict(headers))
    response = connection.getresponse()
    lines = response.getheaders()
    connection.close()
    return [response.status, any(name == "x-ran" for name, _ in lines), lines]


def serve():
    # This file has the name of the package.
    sys.path.remove(os.path.dirname(os.path.abspath(__file__)))
    from robyn import ALLOW_CORS, Response, Robyn

    app = Robyn(__file__)
    eval(f"ALLOW_CORS(app, {os.environ['OPTIONS']})", {"ALLOW_CORS": ALLOW_CORS, "app": app})

    def handler(request):
        return Response(status_code=200, headers={"x-ran": "1"}, description="")

    for method in (app.get, app.head, app.post, app.put, app.patch, app.delete):
        method("/")(handler)
    app.start(host="127.0.0.1", port=int(os.environ["PORT"]))


if __name__ == "__main__":
    serve()
else:
    import atexit

    atexit.register(stop)
