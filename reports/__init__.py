"""How the evaluation is told: sentences, charts, pages and tables. Nothing here computes a score."""
