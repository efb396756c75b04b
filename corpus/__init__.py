"""Documents in two languages: loaded, checked, paired, cut into passages. Knows nothing of search."""
