"""Random people, faults and conflicts against the shipped exchange and HQ; then heal and compare."""
