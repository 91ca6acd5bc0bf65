"""The assessment report: scores, errors and the worst parcels as one HTML file."""
