"""Paper: which printers there are, what is set for this computer, and putting pages on them."""
