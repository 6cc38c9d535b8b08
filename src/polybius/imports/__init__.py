"""Dictionaries of other coders and dumps of public databases as tables that Polybius reads."""
