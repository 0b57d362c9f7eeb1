from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

api = FastAPI()


@api.get("/")
def root():
    return {}


# Outermost, so that a 500 has the headers too.
app = CORSMiddleware(api, allow_origins=["https://app.example.com"], allow_credentials=True)
