from blacksheep import Application

app = Application()

# A text of several origins is split here.
app.use_cors(
    allow_origins="https://app.shop.example https://admin.shop.example",
    allow_methods="GET POST DELETE",
    allow_headers="Authorization Content-Type",
    allow_credentials=True,
)
