"""Lists of reports: one snapshot, one item model, one painted row of two lines with a state chip."""
