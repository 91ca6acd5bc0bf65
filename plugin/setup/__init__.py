"""The engine, set up by hand: its state, building, repairing and removing it."""
