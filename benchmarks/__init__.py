"""How fast Kompas is and how much it bears, measured: `python -m benchmarks --help`."""
