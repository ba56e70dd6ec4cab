"""The API's operations. What documents each is in the module of the same name in `documented`."""
