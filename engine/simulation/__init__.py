"""Simulated seasons with known truth: for tests, courses and the first training of models."""
