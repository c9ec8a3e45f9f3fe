"""A signed-in person's own vault: who may open it, a new recovery code, passphrase or keys."""
