"""Files between a screen and the vault."""
