"""Is my work safe, what waits, what was not taken and the way out."""
