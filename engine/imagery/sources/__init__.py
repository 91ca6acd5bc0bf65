"""Where seasons come from: Sentinel Hub, open archives, local products."""
