"""The models: what goes in and out, as the document has it."""

from flask_restx import Namespace

models = Namespace("models")  # without a resource, so no tag of the document
