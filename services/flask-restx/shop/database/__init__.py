"""The database: its tables, its engine, and a session for each request on Flask's `g`."""
