"""A question held out to the person: nothing but it is on the screen, and only the officer leads back."""
