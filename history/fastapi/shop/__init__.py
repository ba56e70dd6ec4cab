"""The slice of the shop that every release of FastAPI from 0.100 on can run."""
