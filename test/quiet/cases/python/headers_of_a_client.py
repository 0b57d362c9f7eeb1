import requests

HEADERS = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true"}


def orders(session: requests.Session):
    response = session.get("https://api.example.com/orders", headers=HEADERS)
    return {"status": response.status_code, "headers": HEADERS, "body": response.json()}
