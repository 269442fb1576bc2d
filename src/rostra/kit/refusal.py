"""What an action raises when it will not do what was asked."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """The one expected exception of actions.

    `code` is a stable word for programs (`"locked"`), `sentence` a translated sentence for the person.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code, sentence)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence
