"""Training networks on seasons and their references."""
