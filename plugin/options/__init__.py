"""Furrow's page in QGIS's options."""
