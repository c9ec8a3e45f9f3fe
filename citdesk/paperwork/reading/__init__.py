"""From a form and an instance to what may be printed: questions, answers, and what is withheld."""
