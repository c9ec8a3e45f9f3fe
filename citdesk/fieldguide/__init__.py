"""What helps beside the report: guidance cards, the directory of services, the language check, drills.

Pure: file contents, time and place come in as arguments. A file at fault is refused by name, the others stay.
"""
