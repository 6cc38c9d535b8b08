"""Doc → mentions: actors, places, times, quantities; who is the same as whom."""

from polybius.mentions.cast import Directory, find_cast, load_directory
from polybius.mentions.places import Gazetteer, find_places, gazetteer_hash, load_gazetteer
from polybius.mentions.quantities import find_quantities
from polybius.mentions.times import find_times, headline_times

__all__ = [
    "Directory", "Gazetteer", "find_cast", "find_places", "find_quantities", "find_times", "gazetteer_hash",
    "headline_times", "load_directory", "load_gazetteer",
]  # fmt: skip
