from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from shop_common.settings import ALLOW_CREDENTIALS, ALLOWED_ORIGINS

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=ALLOWED_ORIGINS, allow_credentials=ALLOW_CREDENTIALS)
