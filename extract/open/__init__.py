"""What `triptych open` serves: the stacks' docs pages side by side, by way of proxies, and the report."""
