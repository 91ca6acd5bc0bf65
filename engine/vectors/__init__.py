"""From masks to parcels: rasters larger than memory, cleaned and polygonised strip by strip."""
