"""Words that are strong only when thrown at somebody, or said of a body. Pure."""

import re
from collections.abc import Iterator

from screening.animals import is_animal

_THROWN = re.compile(
    r"\b(?:(?:you|u|ya|such a|what a|being a|(?:called|calls|call|calling) (?:me|him|her|us|you|"
    r"them) an?|(?:is|was|'s|are|ur|you're|youre|he's|hes|she's|shes|i'm|im) (?:being )?(?:such )?"
    r"an?)(?: (?:fucking|bloody|stupid|dirty|total|complete|absolute|utter|lying|selfish|little|old"
    r"|right|real|massive|arrogant|filthy)){0,2}|an? (?:fucking|stupid|dirty|total|complete|utter|"
    r"absolute|lying|selfish|arrogant|filthy|smug|cheating|pathetic)) (?:pricks?|dicks?|fags?|"
    r"dykes?|poofs?|trann(?:y|ies)|homos?|coons?|chinks?|puss(?:y|ies)|cocks?|japs|darky)\b"
    r"(?! (?:of|end|cat)\b| (?:in|on) (?:the|my|your) (?:dark|wall|armou?r|curtains?|finger))"
    r"|\b(?:so|you|ur|r|you're|are|that's|is) (?:fucking )?retarded\b"
)
_BODY = re.compile(
    r"\b(?:(?:your|his|my|hard|big|sucked|suck|sucking) (?:hard |big |fat |own )?(?:cock|dick)"
    r"|(?:your|her|my|wet|tight|eat|lick|licked|licking) (?:wet |tight |own )?pussy"
    r"|(?:your|her|my|nice|big|fake) (?:big |perfect |lovely |little )?tits|dick pics?"
    r"|(?:your|my|his) (?:hot )?cum|cum (?:inside|in|on|all over) (?:me|my|your)|made me cum"
    r"|jerk(?:ed|ing)? (?:\w{2,8} )?off|jack(?:ed|ing) off|hard-on|blow jobs?|hand jobs?)\b"
    r"(?! (?:crow|willow|cat|foot|robin))"
)
# One of these is in each of them, and in few other texts.
_NEEDS = (
    *("prick", "dick", "fag", "dyke", "poof", "tranny", "trannies", "homo", "coon", "chink"),
    *("pussy", "pussies", "cock", "japs", "darky", "retarded", "tits", "cum", "jerk", "jack"),
    *("hard-on", "blow job", "hand job"),
)


def find(plain: str) -> Iterator[tuple[int, int]]:
    """Where a word with a mild sense too is meant in the other one."""
    if any(word in plain for word in _NEEDS):
        for found in (*_THROWN.finditer(plain), *_BODY.finditer(plain)):
            if not is_animal(plain, found):
                yield found.span()
