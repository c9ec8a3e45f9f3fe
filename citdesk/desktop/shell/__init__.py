"""The frame around every screen: rail, context bar, page stack, status bar, palette, lock, exchange."""
