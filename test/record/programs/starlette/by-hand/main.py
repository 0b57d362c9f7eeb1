import os

import uvicorn
from fastapi import FastAPI, Response
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_methods=["GET", "PUT"])


@app.get("/stream")
def stream():
    return Response("data", headers={"Access-Control-Allow-Origin": "*"})


@app.get("/plain")
def plain():
    return {}


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]))
