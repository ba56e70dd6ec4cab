"""The API's operations, each with its documentation."""
