"""The engine: the numerical work of Furrow, in a process of its own, without QGIS."""
