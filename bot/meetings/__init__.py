"""Meetings that documents tell of: sentences → mentions → one row for each meeting."""
