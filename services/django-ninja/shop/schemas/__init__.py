"""What requests and answers are made of; Django Ninja validates with these schemas and documents them."""
