"""The vault beside plain SQLite on the same disk, in the same run."""
