from unittest.mock import MagicMock, patch

import pytest
from fastapi.testclient import TestClient

from app.main import app

CORSMiddleware = MagicMock(name="CORSMiddleware")


@pytest.fixture
def client():
    return TestClient(app)


def test_the_public_api_answers_any_website(client):
    response = client.get("/products", headers={"Origin": "https://evil.example"})
    assert response.headers["access-control-allow-origin"] == "*"


def test_options_are_handed_over():
    with patch("app.main.FastAPI") as fast_api:
        fast_api.return_value.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
        fast_api.return_value.add_middleware.assert_called_once()
