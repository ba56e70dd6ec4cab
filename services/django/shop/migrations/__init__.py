"""How the database's tables came about."""
