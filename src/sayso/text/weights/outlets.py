"""What shows that a name is an outlet's: the name of the weights in ``outlets.json``."""

VERSION = "66cd34"
