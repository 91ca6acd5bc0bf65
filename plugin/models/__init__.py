"""The models that are there, as cards that can be read."""
