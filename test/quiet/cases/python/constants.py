from typing import Final

from fastapi import FastAPI
from starlette.middleware import cors

ALLOWED: Final[frozenset[str]] = frozenset({"https://app.example.com", "https://www.example.com"})
MAX_AGE: Final = 60 * 60

app = FastAPI()
app.add_middleware(cors.CORSMiddleware, allow_origins=sorted(ALLOWED), allow_credentials=True, max_age=MAX_AGE)
