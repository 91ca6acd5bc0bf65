"""A map beside a register: how well they agree on each parcel, and what the map has that the register has not."""
