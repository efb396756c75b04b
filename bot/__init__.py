"""Hits → an answer with verified citations, or a courteous refusal; settings, wiring, command line, page."""
