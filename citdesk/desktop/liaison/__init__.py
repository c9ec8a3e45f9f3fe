"""The court liaison's board, and the packet with its preview, what it withholds, print and save."""
