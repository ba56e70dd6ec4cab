"""How long the engine takes and how much memory it needs, measured in fresh processes on real documents."""
