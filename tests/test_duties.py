"""Modal verbs in each language as drafts write them: joined, denied, elided."""

import pytest

from diffy.changes.force import qualifiers
from diffy.duties import duties
from diffy.languages import language


@pytest.mark.parametrize(
    ("code", "words", "duty"),
    [
        ("fr", "Chaque gardien s’efforce d’apporter de l’eau.", ("s'efforce d'", 1)),
        ("fr", "Les gardiens sont tenues d'ouvrir la ruche.", ("sont tenues d'", 4)),
        ("fr", "Le gardien doit s’efforcer de compter.", ("doit s'efforcer de", 1)),
        ("en", "Each keeper shall consider counting.", ("shall consider", 1)),
        (
            "en",
            "Each keeper shall, where possible, seek to count.",
            ("shall seek to", 1),
        ),
        (
            "en",
            "A keeper who seeks to count should make every effort to do it.",
            ("should make every effort to", 1),
        ),
        ("en", "Those that seek to count shall ask.", ("shall", 4)),
        ("en", "Consider counting the hives;", ("consider", 1)),
        ("en", "A keeper shall consider the count.", ("shall", 4)),
        ("en", "A keeper shall consider existing hives.", ("shall", 4)),
        ("en", "Those who consider counting may ask.", ("may", 1)),
        ("fr", "Le gardien envisage d’ouvrir la ruche.", ("envisage d'", 1)),
        (
            "es",
            "El guardián considerará la posibilidad de contar.",
            ("considerará la posibilidad de", 1),
        ),
        (
            "ru",
            "Хранитель рассматривает возможность подсчёта.",
            ("рассматривает возможность", 1),
        ),
        (
            "en",
            "Keepers shall not, where possible, be permitted to count.",
            ("shall not be permitted to", 4),
        ),
        ("en", "Keepers shall at all times be free to count.", ("shall be free to", 1)),
        ("fr", "Nul ne peut ouvrir la ruche.", ("ne peut", 4)),
        ("es", "Las Partes deberán procurar la calma.", ("deberán procurar", 1)),
        ("es", "El guardián no podrá abrir la colmena.", ("no podrá", 4)),
        ("es", "La Parte garantizará la calma.", ("garantizará", 4)),
        ("ru", "Вход к ульям не допускается.", ("не допускается", 4)),
        ("ru", "Хранитель уполномочивается открыть улей.", ("уполномочивается", 1)),
        ("ru", "Стороны должны стремиться к тишине.", ("должны стремиться", 1)),
        ("zh", "任何人不可打开蜂箱。", ("不可", 4)),
        ("zh", "守护者有权打开蜂箱。", ("有权", 1)),
        ("ar", "ويجوز فتح الخلية.", ("يجوز", 1)),
        ("ar", "ولا يجوز فتح الخلية.", ("لا يجوز", 4)),
        ("ar", "فيجب عد الخلايا.", ("يجب", 4)),
        ("ar", "وللأطراف أن تعد الخلايا.", ("للأطراف أن", 1)),
    ],
)
def test_a_duty_is_read_as_drafts_write_it(
    code: str, words: str, duty: tuple[str, int]
) -> None:
    (found,) = duties(words, language(code))

    assert (found.text, found.strength) == duty


@pytest.mark.parametrize(
    "words", ["可持续养蜂和相应措施", "许可证的可能影响", "供应蜂蜜事宜", "无须通知"]
)
def test_the_character_of_a_modal_verb_inside_a_word_is_none(words: str) -> None:
    assert duties(words, language("zh")) == []


@pytest.mark.parametrize(
    ("code", "duty", "qualified"),
    [
        ("fr", "Il compte les ruches", "autant que faire se peut"),
        ("es", "Contará las colmenas", "según sea necesario"),
        ("ru", "Он считает ульи", "в необходимых случаях"),
        ("zh", "应统计蜂箱", "视需要"),
        ("ar", "يعد الخلايا", "كلما اقتضى الأمر"),
    ],
)
def test_a_qualifier_that_comes_is_seen(code: str, duty: str, qualified: str) -> None:
    tables = language(code)

    assert list(qualifiers(f"{duty}.", f"{duty} {qualified}.", tables))
    assert not list(qualifiers(f"{duty}.", f"{duty}.", tables))
