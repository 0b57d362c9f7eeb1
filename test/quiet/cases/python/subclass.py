import logging

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

log = logging.getLogger(__name__)


class TenantCORS(CORSMiddleware):
    def is_allowed_origin(self, origin: str) -> bool:
        return origin.endswith(".example.com") or super().is_allowed_origin(origin)


app = FastAPI()
app.add_middleware(TenantCORS, allow_origins=["https://app.example.com"], allow_credentials=True)
