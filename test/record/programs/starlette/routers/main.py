import os

import uvicorn
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from items import router as items

inner = FastAPI()
inner.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], expose_headers=["X-Total"])


@inner.get("/things")
def things():
    return []


app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], max_age=60)
app.include_router(items, prefix="/api")
app.mount("/inner", inner)


@app.get("/plain")
def plain():
    return {}


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]))
