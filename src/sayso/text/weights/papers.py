"""What rests on an outlet: the name of the weights in ``papers.json``."""

VERSION = "9bb000"
