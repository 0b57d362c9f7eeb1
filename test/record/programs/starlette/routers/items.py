from fastapi import APIRouter

router = APIRouter(prefix="/items")


@router.get("")
def items():
    return []


@router.get("/fails")
def fails():
    raise RuntimeError("by design")


@router.delete("/{number}")
@router.get("/{number}")
def item(number: int):
    return {"number": number}
