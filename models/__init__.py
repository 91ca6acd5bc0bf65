"""Networks, their registry and their files. Imports torch and nothing else of Furrow."""
