"""The pages and sessions of the documentation that are made from the code: `python -m docs` writes them anew."""
