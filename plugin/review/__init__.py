"""The review of parcels: a dock in which an analyst goes through the agreement, parcel by parcel."""
