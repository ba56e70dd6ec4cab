"""From a stack's folder to a bundle: the only part that starts processes, servers and browsers."""
