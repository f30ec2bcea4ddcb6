"""How far the verdict hangs on our own choices (method §7)."""
