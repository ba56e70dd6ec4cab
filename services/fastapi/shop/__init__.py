"""The shop of services/contract.yaml, built on FastAPI."""
