"""Names of people and things: their normal form, so that look-alikes count as one."""

import unicodedata

# Look-alikes that NFKC keeps apart and that impostors use most: Cyrillic and Greek letters drawn as Latin ones,
# and digits drawn as letters. From Unicode's confusables (UTS 39), reduced to what survives case folding.
_LOOK_ALIKE = str.maketrans(
    {
        "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "к": "k", "м": "m", "н": "h",
        "о": "o", "р": "p", "ѕ": "s", "т": "t", "у": "y", "х": "x", "ѡ": "w", "ӏ": "l", "ԛ": "q", "ԝ": "w", "г": "r",
        "α": "a", "β": "b", "γ": "y", "ε": "e", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "τ": "t",
        "υ": "u", "χ": "x", "ω": "w", "ı": "i", "ɑ": "a", "ɡ": "g", "ⅼ": "l", "0": "o", "1": "l", "ł": "l", "ø": "o",
    }
)  # fmt: skip


LONGEST_SKELETON = 200  # characters; one that NFKD takes apart can become eighteen


def normal_form(name: str) -> str:
    """Return the form by which names are compared: NFKC, case-folded, spaces joined."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def shown_skeleton(name: str) -> str:
    """Return the form in which two names that are shown look alike: signs beside the letters make no other name."""
    looks = skeleton(name)
    bare = "".join(character for character in looks if unicodedata.category(character)[0] not in "PSZ")
    return (bare or looks)[:LONGEST_SKELETON]


def skeleton(name: str) -> str:
    """Return the form in which two names that look alike are equal (after UTS 39, without marks)."""
    decomposed = unicodedata.normalize("NFKD", normal_form(name).translate(_LOOK_ALIKE))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return (
        bare.replace("rn", "m").replace("vv", "w").replace("i", "l").replace("_", "").replace("-", "").replace(" ", "")
    )
