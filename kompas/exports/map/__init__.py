"""The network map: parties, lines, ratings, rounds."""
