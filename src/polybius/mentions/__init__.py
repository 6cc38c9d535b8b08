"""Doc → mentions: actors, places, times, quantities; who is the same as whom."""

from polybius.mentions.cast import Directory, find_cast, load_directory
from polybius.mentions.places import find_places
from polybius.mentions.quantities import find_quantities
from polybius.mentions.times import find_times

__all__ = ["Directory", "find_cast", "find_places", "find_quantities", "find_times", "load_directory"]
