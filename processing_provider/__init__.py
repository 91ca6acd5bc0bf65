"""The toolbox: the provider, the base of its algorithms, and one file for each algorithm."""
