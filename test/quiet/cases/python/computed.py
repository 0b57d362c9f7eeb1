from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

DOMAIN = "example.com"
TENANTS = ("north", "south")
PORT = 3000

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=[f"https://{tenant}.{DOMAIN}" for tenant in TENANTS] + [f"http://localhost:{PORT}", "https://" + DOMAIN],
    allow_credentials=True,
)
