"""What QGIS and the engine process share: jobs, events, errors, the client, the engine's environment.

Standard library only: this package is imported by the Python of QGIS and by that of the engine.
"""
