"""What is answered, as Flask-RESTful's fields."""

from flask_restful import fields

item_fields = {
    "id": fields.Integer,
    "name": fields.String,
    "price": fields.Fixed(decimals=2),  # in a string
    "description": fields.String,
}

page_fields = {
    "items": fields.List(fields.Nested(item_fields)),
    "total": fields.Integer,
    "limit": fields.Integer,
    "offset": fields.Integer,
}
