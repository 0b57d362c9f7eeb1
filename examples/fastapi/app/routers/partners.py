from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from app.settings import PARTNER_ORIGINS

app = FastAPI(title="Checkout for partners")
app.add_middleware(
    CORSMiddleware,
    allow_origins=PARTNER_ORIGINS,
    allow_methods=["GET", "POST"],
    allow_headers=["X-Partner-Id"],
)


@app.post("/checkout")
def checkout(basket: dict[str, int]):
    return {"items": sum(basket.values())}
