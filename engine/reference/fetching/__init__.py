"""Parcels from services on the network."""
