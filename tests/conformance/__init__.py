"""The engine held against what other engines do: rows, scenarios and forms of a conformance folder."""
