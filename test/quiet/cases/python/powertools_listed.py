from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.api_gateway import CORSConfig

app = APIGatewayHttpResolver(cors=CORSConfig(allow_origin="https://shop.example", extra_origins=["https://admin.shop.example"], allow_credentials=True))
