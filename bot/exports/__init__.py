"""What is found as a file to keep: CSV, a word processor's document, a calendar."""
