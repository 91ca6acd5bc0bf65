"""The desktop: what QGIS loads, the menu and the translations."""
