import os

from blacksheep import Application

app = Application()
app.use_cors(allow_origins=os.environ["ORIGINS"], allow_methods="*", allow_credentials=True)
app.add_cors_policy("partners", allow_origins=["https://partner.example"], allow_methods=["GET"])
