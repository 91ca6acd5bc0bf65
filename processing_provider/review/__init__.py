"""The review of a map parcel by parcel, without widgets: decisions, the way through the parcels, their series."""
