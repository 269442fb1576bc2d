"""Measures Rostra against its budgets, beside nginx and another forum. `make bench`; results in `RESULTS.md`."""
