"""What requests and answers are made of; FastAPI validates with these models and documents them."""
