"""The resources, a file a topic."""
