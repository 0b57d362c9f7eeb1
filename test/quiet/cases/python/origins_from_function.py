from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from .database import session
from .models import Tenant


def tenant_origins() -> list[str]:
    with session() as db:
        return [tenant.origin for tenant in db.query(Tenant).all()]


app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=tenant_origins(), allow_credentials=True)
