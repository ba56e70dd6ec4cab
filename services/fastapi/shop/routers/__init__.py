"""The operations, one router per tag of the contract."""
