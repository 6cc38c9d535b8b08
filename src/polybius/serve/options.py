"""Options of the command line in what is said of errors, as those know them who ask otherwise."""

import re

OPTION = re.compile(r"--([a-z][a-z-]*)")


def as_parameters(words: str) -> str:
    """ "--said-by" as the parameter "said_by", wherever it stands."""
    return OPTION.sub(lambda found: found[1].replace("-", "_"), words)
