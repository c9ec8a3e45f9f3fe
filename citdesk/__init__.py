"""CITDesk: encrypted, offline-first crisis-intervention reports, supervision and court paperwork."""
