import os

from aws_lambda_powertools.event_handler import ALBResolver, CORSConfig

cors = CORSConfig(allow_origin=os.environ["SHOP_ORIGIN"], allow_headers=["X-Basket"], expose_headers=["X-Total"], max_age=600, allow_credentials=True)
app = ALBResolver(cors=cors)


@app.get("/internal", cors=False)
def internal():
    return {}
