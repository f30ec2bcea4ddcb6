"""What the numbers let us say, with the strength of the evidence (method §9)."""
