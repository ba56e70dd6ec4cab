"""The operations, a controller for each tag of the contract or a part of it."""
