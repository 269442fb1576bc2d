"""What is said when the peer cannot be measured here."""


class MissingError(Exception):
    """Something that the peer wants is not here; the text is a sentence for the results."""
