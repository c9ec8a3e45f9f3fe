"""The form engine beside `@getodk/xforms-engine`, and how its costs grow."""
