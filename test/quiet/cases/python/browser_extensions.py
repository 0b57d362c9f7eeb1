from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
EXTENSIONS = [
    "chrome-extension://gighmmpiobklfepjocnamgkkbiglidom",
    "moz-extension://3c1f0d5a-9a0b-4c5e-8f43-1a2b3c4d5e6f",
    "safari-web-extension://9A1C7B5E-3C70-4E0A-8B60-0D0E2E7C1A55",
]

app.add_middleware(CORSMiddleware, allow_origins=EXTENSIONS, allow_methods=["GET", "POST"])
