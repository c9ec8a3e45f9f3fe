"""What travels between device and HQ: event encoding, chain, batches, verdicts. See docs/wire.md."""
