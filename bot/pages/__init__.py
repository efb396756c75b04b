"""Documents as pages that the server makes."""
