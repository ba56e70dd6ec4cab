"""The tests; a package, so that what several of them share has one home (`tests.recording`)."""
