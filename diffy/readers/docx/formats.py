"""The number formats of Word: a counter as it is printed.

The formats are those of ECMA-376 part 1, section 17.18.59 (ST_NumberFormat), as far as
texts in the six languages of the United Nations use them.
"""

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HINDI = "٠١٢٣٤٥٦٧٨٩"
_CHINESE = "〇一二三四五六七八九"
_IDEOGRAPHS = "甲乙丙丁戊己庚辛壬癸"
_SIGNS = "*†‡§"
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth",
    "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def printed(number: int, form: str) -> str:
    """A counter in one of Word's number formats; an unknown format prints digits."""
    if number < 0 or (number == 0 and form not in _FROM_ZERO):
        return str(number)
    return _FORMATS.get(form, str)(number)


def _lower_roman(number: int) -> str:
    if number > 32_767:  # Word counts no further
        return str(number)
    letters = ""
    for size, letter in _ROMAN:
        count, number = divmod(number, size)
        letters += letter * count
    return letters


def _letters(alphabet: str) -> Callable[[int], str]:
    """Letters as Word counts on with them: a ... z, aa, bb ... zz, aaa."""

    def letter(number: int) -> str:
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * min(times + 1, 30)

    return letter


def _round(signs: str) -> Callable[[int], str]:
    """Signs that begin again after the last."""
    return lambda number: signs[(number - 1) % len(signs)]


def _digits(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(d)] for d in str(number))


def _counting(number: int) -> str:
    """Chinese counting with tens and hundreds: 十二, 一百零五."""
    if number > 9_999:
        return _digits(_CHINESE)(number)
    text, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + _CHINESE[digit] + unit
        gap = not digit and bool(text)
    return text.removeprefix("一") if text.startswith("一十") else text


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _cardinal(number: int) -> str:
    return _spelled(number).capitalize()


def _spelled(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return _TENS[ten - 2] + (f"-{_ONES[one]}" if one else "")
    return str(number)


def _ordinal_text(number: int) -> str:
    if number >= 100:
        return _ordinal(number)
    head, dash, last = _spelled(number).rpartition("-")
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return (head + dash + _ORDINALS.get(last, regular)).capitalize()


_FROM_ZERO = frozenset({"decimal", "decimalZero", "none", "bullet", "hex"})
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "arabicAbjad": _letters(_ABJAD),
    "arabicAlpha": _letters(_ARABIC),
    "bullet": lambda number: "•",
    "cardinalText": _cardinal,
    "chicago": _round(_SIGNS),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalZero": lambda number: f"{number:02d}",
    "hex": lambda number: f"{number:X}",
    "hindiNumbers": _digits(_HINDI),
    "ideographDigital": _digits(_CHINESE),
    "ideographTraditional": _round(_IDEOGRAPHS),
    "japaneseCounting": _counting,
    "lowerLetter": _letters(_LATIN),
    "lowerRoman": _lower_roman,
    "none": lambda number: "",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "ordinalText": _ordinal_text,
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "upperLetter": _letters(_LATIN.upper()),
    "upperRoman": lambda number: _lower_roman(number).upper(),
}
