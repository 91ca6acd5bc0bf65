"""Seasons of images: import, verify, read."""
