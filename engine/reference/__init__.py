"""From parcels of a register to masks and weights on the 2.5 m grid."""
