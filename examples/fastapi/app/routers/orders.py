from typing import Annotated

from fastapi import APIRouter, Cookie, HTTPException

from app.settings import SESSION_COOKIE

router = APIRouter(prefix="/orders", tags=["orders"])

ORDERS = {
    "s-1042": [{"id": 7, "total": "18.50", "address": "12 Mill Lane"}],
}


@router.get("")
def list_orders(session: Annotated[str | None, Cookie(alias=SESSION_COOKIE)] = None):
    if session not in ORDERS:
        raise HTTPException(status_code=401, detail="Sign in first")
    return ORDERS[session]
