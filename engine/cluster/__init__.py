"""Many jobs of one kind, one after the other or side by side: here, or on other machines."""
