"""What a person can set on this computer, and what can be said about the program itself."""
