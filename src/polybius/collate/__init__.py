"""Across articles: which reports have which origin, and which mentions tell of the same happening."""
