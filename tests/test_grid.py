"""Every signal of the shipped profile in every template: the way it must move."""

import pytest
from demand_material import shipped

from diffy.demands.engine import Watch, default_kind, engine
from diffy.demands.material import bare
from diffy.demands.measure import measure
from diffy.demands.strength import ABSENT

ENGINE = engine(shipped())
WATCHES: dict[str, tuple[Watch, str]] = {
    watch.signal.id: (watch, default_kind(demanded, asked.ask, watch.signal.where))
    for demanded in ENGINE.demands
    for asked in demanded.asks
    for watch in asked.watches
}

WANTED = {
    "D1a.w1": "an offence as defined in this Convention",
    "D1b.w1": "cyber-dependent offences",
    "D2a.w1": "protection of journalists",
    "D2a.w2": "protection of whistle-blowers",
    "D2a.w3": "protection of human rights defenders",
    "D2a.w4": "protection of security researchers",
    "D2b.w1": "dishonest intent",
    "D2b.w2": "serious harm",
    "D2c.w1": "a public-interest defence",
    "D3a.w1": "human rights obligations",
    "D3a.w2": "data-protection standards",
    "D3b.w1": "legality",
    "D3b.w2": "necessity",
    "D3b.w3": "proportionality",
    "D3b.w4": "non-discrimination",
    "D3b.w5": "a legitimate aim",
    "D3c.w1": "prior judicial approval",
    "D3c.w2": "judicial review",
    "D3c.w3": "independent oversight",
    "D3c.w4": "effective remedies",
    "D3c.w5": "notification of the person concerned",
    "D4a.w1": "gender mainstreaming",
    "D4b.w1": "gender considerations",
    "D4b.w2": "consultation of women",
    "D4b.w3": "consultation of girls",
    "D5a.w1": "offences established in accordance with this Convention",
    "D5b.w1": "offences established in accordance with this Convention",
    "D5c.w1": "a specific investigation",
    "D6b.w1": "the use of strong encryption",
}
WANTED_TEMPLATES = [
    ("", "Measures shall be subject to P.", 1),
    ("", "Measures may be subject to P.", 1),
    ("", "Measures shall, as appropriate, be subject to P.", 1),
    ("", "Measures should be subject to P, where possible.", 1),
    ("", "Measures shall not be subject to P.", -1),
    ("", "Measures shall be taken without P.", -1),
    ("", "Measures shall not be taken without P.", 1),
    ("", "Measures shall not be taken unless subject to P.", 1),
    ("", "P shall not apply to urgent measures.", -1),
    ("", "Nothing in this article shall require P.", -1),
    ("", "The needs of an inquiry shall prevail over P.", -1),
    ("", "Persons may be deprived of P.", -1),
    ("", "No one shall be deprived of P.", 1),
    ("", "Measures may weaken P.", -1),
    ("", "No measure shall weaken P.", 1),
    ("", "Measures shall be taken without weakening P.", 1),
    ("", "Fees shall be due instead of P.", -1),
    ("", "Measures shall rest not on fees but on P.", 1),
    ("", "A measure may be refused if it is not subject to P.", 1),
    ("", "Where a measure is not subject to P, it shall not be taken.", 1),
    ("", "Officers may take measures where they are not subject to P.", -1),
    ("", "Measures, some of which are not urgent, shall be subject to P.", 1),
    ("", "Measures which are not urgent shall be subject to P.", 1),
    ("Measures shall be subject to P.", "Measures may be subject to P.", -1),
    ("Measures may be subject to P.", "Measures shall be subject to P.", 1),
    ("Measures shall be subject to P.", "Measures shall be subject to P under domestic law.", -1),
    ("Measures shall be subject to P.", "Measures shall be subject to fees.", -1),
    ("Measures shall be subject to P.", "[Measures shall be subject to P.]", 0),
    ("Measures shall be subject to P.", "1. MEASURES SHALL BE SUBJECT TO P;", 0),
]  # fmt: skip

UNWANTED = {
    "D1a.u1": "apply this Convention to other criminal offences",
    "D1b.u1": "criminalize online gambling",
    "D1c.u1": "punish offences under other international conventions",
    "D2a.u1": "prosecute journalists",
    "D2b.u1": "punish negligence",
    "D2c.u1": "punish acts done in good faith",
    "D3a.u2": "permit the impairment of human rights",
    "D5a.u1": "use the powers for any criminal offence",
    "D5b.u1": "exchange evidence of serious crimes",
    "D5c.u1": "share personal data in bulk",
    "D6a.u1": "intercept content data",
    "D6b.u1": "decrypt stored messages",
    "D6b.u2": "surrender encryption keys",
}
NOTHING = "Nothing in this article shall oblige a State Party to V."
UNWANTED_TEMPLATES = [
    ("", "Authorities shall V.", -1),
    ("", "Authorities may V.", -1),
    ("", "Authorities may, as appropriate, V.", -1),
    ("", "Authorities that are not courts shall V.", -1),
    ("Authorities shall V.", "Authorities may V.", 1),
    ("Authorities may V.", "Authorities shall V.", -1),
    ("Authorities shall V.", "", 1),
    ("", NOTHING, 1),
    (NOTHING, "", -1),
    ("", "Authorities shall not V.", 1),
    ("", "No authority may V.", 1),
    ("", "Any person may refuse to V.", 1),
    ("", "No person may refuse to V.", -1),
    ("", "Any person shall have the right to decline to V.", 1),
    ("Authorities shall not V.", "Authorities shall V.", -1),
    ("", "Authorities shall refrain from any measure to V.", 1),
    ("", "Each State Party shall prohibit any measure to V.", 1),
    ("Authorities shall V.", "[Authorities shall V.]", 0),
]


def way(signal: str, old: str, new: str) -> int:
    """1 where a signal moves toward the demand, -1 away from it, 0 not at all."""
    watch, kind = WATCHES[signal]
    was, now = (
        measure(bare(text, ENGINE, kind), ENGINE).get(signal, ABSENT).strength
        for text in (old, new)
    )
    effect = (now - was) * watch.sign
    return (effect > 0) - (effect < 0)


def test_the_grid_leaves_out_only_signals_that_are_negations_or_conditions() -> None:
    assert WATCHES.keys() - WANTED.keys() - UNWANTED.keys() == {
        "D3a.u1",  # "shall not be invoked", "as long as the receiving State"
        "D3c.u1",  # "without court approval"
        "D3d.w1",  # refusal on a ground
        "D3d.w2",
    }


@pytest.mark.parametrize("signal", sorted(WANTED))
@pytest.mark.parametrize(("old", "new", "expected"), WANTED_TEMPLATES)
def test_wanted_words(signal: str, old: str, new: str, expected: int) -> None:
    old, new = (text.replace("P", WANTED[signal]) for text in (old, new))

    assert way(signal, old, new) == expected
    assert way(signal, new, old) == -expected


@pytest.mark.parametrize("signal", sorted(UNWANTED))
@pytest.mark.parametrize(("old", "new", "expected"), UNWANTED_TEMPLATES)
def test_unwanted_words(signal: str, old: str, new: str, expected: int) -> None:
    old, new = (
        text.replace("State Party", "State").replace("V", UNWANTED[signal])
        for text in (old, new)
    )

    assert way(signal, old, new) == expected
    assert way(signal, new, old) == -expected
