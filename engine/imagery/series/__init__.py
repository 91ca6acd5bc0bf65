"""Values of a season along time: gaps filled, composites, indices."""
