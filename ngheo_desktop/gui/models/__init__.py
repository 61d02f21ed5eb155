"""Models: what lists and tables show."""
