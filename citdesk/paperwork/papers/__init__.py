"""The papers themselves, one module each: what they hold and in which order."""
