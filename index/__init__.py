"""Passages → an index generation on disk → hits for a question."""
