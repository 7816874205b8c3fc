"""Names and sources in a text: the one door to persons, sameness of names and kinds of mentions."""

from sayso.text.mentions import classify
from sayso.text.persons import Name, is_title, namings, split_title, title_after
from sayso.text.samename import parts, same_person, sound, surname

__all__ = [
    "Name",
    "classify",
    "is_title",
    "namings",
    "parts",
    "same_person",
    "sound",
    "split_title",
    "surname",
    "title_after",
]
