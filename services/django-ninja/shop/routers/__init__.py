"""The operations, a router a topic."""
