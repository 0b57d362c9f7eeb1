from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from app import settings

app = FastAPI(title="Back office", openapi_url=None)
app.add_middleware(
    CORSMiddleware,
    allow_origins=settings.ADMIN_ORIGINS,
    allow_credentials=True,
    allow_methods=["GET", "POST", "DELETE"],
    allow_headers=["*"],
    expose_headers=["X-Total-Count"],
)


@app.get("/users")
def users():
    return [{"id": 1, "name": "Petra"}]
