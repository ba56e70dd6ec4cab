"""The shop on Flask-RESTful."""
