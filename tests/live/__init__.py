"""The services held to a document by a tool that doesn't know our tests, and the record of all that was measured."""
