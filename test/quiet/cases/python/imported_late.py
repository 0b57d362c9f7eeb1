from fastapi import FastAPI


def install(app: FastAPI, origins: list[str] | None = None) -> None:
    from fastapi.middleware.cors import CORSMiddleware as Cors

    app.add_middleware(
        Cors,
        allow_origins=origins or ["https://app.example.com"],
        allow_credentials=True,
    )
