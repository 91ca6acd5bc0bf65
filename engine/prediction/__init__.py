"""Predicting whole seasons tile by tile."""
