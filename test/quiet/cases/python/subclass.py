import logging

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

log = logging.getLogger(__name__)


class TenantCORS(CORSMiddleware):
    def is_allowed_origin(self, origin: str) -> bool:
        return origin.endswith(".example.com") or super().is_allowed_origin(origin)


class PartnerCORS(CORSMiddleware):
    """Only to tell the two apart in a stack trace."""


app = FastAPI()
app.add_middleware(TenantCORS, allow_origins=["https://*.example.com"], allow_credentials=True)

partners = FastAPI()
partners.add_middleware(PartnerCORS, allow_origins=["https://app.example.com"], allow_credentials=True)
