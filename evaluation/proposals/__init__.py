"""What follows for the next strategy: the tool proposes, people decide (method §10)."""
