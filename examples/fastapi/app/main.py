from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from app.routers import admin, catalog, orders, partners

shop = FastAPI(title="Corner Shop API")

# The web shop keeps its session in a cookie.
shop.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
    allow_methods=["*"],
    allow_headers=["*"],
)
shop.include_router(orders.router)

app = FastAPI(title="Corner Shop", docs_url=None)
app.mount("/api", shop)
app.mount("/admin", admin.app)
app.mount("/catalog", catalog.app)
app.mount("/partners", partners.app)


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}
