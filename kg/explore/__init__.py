"""A graph for people to look at, outside the terminal."""
