"""Sentences that packages below the screens say in English, in the language of the screen."""
