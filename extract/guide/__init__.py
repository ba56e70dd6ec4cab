"""What the guide shows of each stack: its source, cut when the bundle is made, and what its service answers."""
