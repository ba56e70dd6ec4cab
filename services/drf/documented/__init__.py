"""The shop's documentation, by drf-spectacular: settings, paths, and what each module of the shop is said to be.

The shop knows this package by decorators alone, so that another tool's may stand in its place.
"""
