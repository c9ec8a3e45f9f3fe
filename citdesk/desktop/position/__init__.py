"""Where this computer is, asked for by a press and at no other time."""
