"""Files that belong to a report: kept in pieces inside the vault, cleaned, hashed, never whole in memory."""
