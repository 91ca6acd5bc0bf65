"""Transfers over the network that survive what networks do."""
