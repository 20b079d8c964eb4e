"""How far a negation reaches, and what else turns the sense of words: clause by clause."""

import pytest
from test_strength import strength


def stands(sought: str, text: str, *, wanted: bool) -> bool:
    """Whether a text holds a phrase rather than its contrary."""
    found = strength(sought, text, wanted=wanted)
    assert found
    return found > 0


@pytest.mark.parametrize(
    ("sought", "text", "expected"),
    [
        ("judicial review", "Orders which are not urgent, when made by police, shall be subject to judicial review.", True),
        ("judicial review", "Where the user has not agreed, orders shall be subject to judicial review.", True),
        ("judicial review", "If a Party is not bound by another treaty, orders shall be subject to judicial review.", True),
        ("judicial review", "Data may be copied, if the user has not agreed, with judicial review.", True),
        ("judicial review", "Where there is no such treaty, judicial review shall be available.", True),
        ("judicial review", "Where the user has agreed, orders shall not be subject to judicial review.", False),
        ("judicial review", "Where the user has not agreed, orders shall not be subject to judicial review.", False),
        ("judicial review", "Where no judicial review takes place, data shall be kept.", False),
        ("judicial review", "No order shall, where urgent, be subject to judicial review.", False),
        ("judicial review", "Orders shall not, if they are urgent, be subject to judicial review.", False),
        ("with intent", "distributing an image of a person who did not agree to its distribution, with intent to harm.", True),
        ("with intent", "distributing an image of a person who did not agree to its distribution, when committed with intent to harm.", True),
        ("with intent", "distributing an image of a person who did not agree to its distribution, and with intent to harm.", True),
        ("dishonest intent", "taking data of a person who did not agree to it, for gain or with dishonest intent.", True),
        ("necessity", "Measures which do not respect legality, necessity or proportionality shall be void.", False),
        ("judicial review", "Persons who do not enjoy, at least, judicial review shall be named.", False),
        ("judicial review", "Persons who shall not, under any circumstances, be given judicial review shall be named.", False),
        ("judicial review", "A person who is not a national shall have judicial review.", True),
        ("judicial review", "A decision not to prosecute shall be subject to judicial review.", True),
        ("judicial review", "The failure of a Party not named in annex I to reply shall be open to judicial review.", True),
        ("judicial review", "A Party not bound by that treaty shall provide for judicial review.", True),
        ("judicial review", "Orders not made by a court shall be subject to judicial review.", True),
        ("judicial review", "Orders not subject to appeal shall be open to judicial review.", True),
        ("judicial review", "Orders not subject to judicial review shall be published.", False),
        ("judicial review", "Offences not covered by this article shall be dealt with by a court, with judicial review.", True),
        ("judicial review", "Authorities that are not independent shall act under judicial review.", True),
        ("judicial review", "Data that do not concern the inquiry shall be deleted under judicial review.", True),
        ("judicial review", "Not all orders shall be subject to judicial review.", False),
        ("judicial review", "No later decision shall be subject to judicial review.", False),
        ("judicial review", "States Parties shall not be obliged to enact laws, regulations or rules on judicial review.", False),
        ("judicial review", "Nothing in this article shall require a Party that is not bound to provide for judicial review.", False),
        ("judicial review", "Judicial review shall be no condition for the order.", False),
        ("judicial review", "No one shall be heard in the absence of judicial review.", True),
        ("judicial review", "A Party shall ensure that orders not made by a court shall be subject to judicial review.", True),
        ("judicial review", "A Party may at any time decide not to require that orders shall be subject to judicial review.", False),
        ("judicial review", "A Party need not ensure that orders shall be subject to judicial review.", False),
        ("judicial review", "Parties are therefore not bound to enact rules that shall ensure judicial review.", False),
        ("judicial review", "In urgent cases, not all orders shall be subject to judicial review.", False),
        ("judicial review", "Where orders are not, as appropriate, subject to judicial review, data shall be kept.", False),
        ("judicial review", "Where the user, being a minor, has not agreed, orders shall be subject to judicial review.", True),
        ("judicial review", "Where the user has not agreed, judicial review shall be available.", True),
        ("judicial review", "When no agreement is reached, judicial review may be sought.", True),
        ("judicial review", "No person, whatever their status, shall have judicial review.", False),
        ("judicial review", "Nothing in this article, where it applies, shall give a right to judicial review.", False),
        ("judicial review", "Nothing in this article, or in an article which is not in force, shall require judicial review.", False),
        ("judicial review", "Save as provided in article 3, orders shall be subject to judicial review.", True),
        ("judicial review", "It shall be open to a Party to dispense with judicial review.", False),
        ("judicial review", "No recourse to judicial review shall lie against an order.", False),
        ("judicial review", "Orders shall be final and shall escape judicial review.", False),
        ("judicial review", "An order shall lapse if it is not submitted to judicial review within ten days.", True),
        ("judicial review", "No order shall remain in force for more than ten days without judicial review.", True),
        ("judicial review", "The absence of judicial review shall be a ground for refusal.", True),
        ("judicial review", "The absence of judicial review shall be no ground for refusal.", False),
        ("judicial review", "Judicial review shall be available even in urgent cases.", True),
        ("judicial review", "Data shall only be sent to Parties that ensure judicial review.", True),
        ("judicial review", "A Party may make a reservation as to judicial review.", False),
        ("judicial review", "Judicial review remains a matter for each Party.", False),
        ("human rights", "Considerations of human rights shall not stand in the way of a request.", False),
        ("human rights", "Requests may be executed at the expense of human rights.", False),
        ("human rights", "Human rights shall be no obstacle to a request.", False),
        ("human rights", "No request shall be executed at the expense of human rights.", True),
        ("human rights", "A Party shall refrain from any act that would be contrary to human rights.", True),
        ("human rights", "Security may justify exceptions to human rights.", False),
        ("human rights", "Nothing in this Convention shall justify exceptions to human rights.", True),
        ("human rights", "The Parties are released from their duties on human rights.", False),
        ("human rights", "In no event shall a Party be released from its duties on human rights.", True),
        ("human rights", "Human rights, including those that may not be derogated from, shall be respected.", True),
        ("judicial review", "Judicial review shall in no case be refused.", True),
        ("judicial review", "A person who has tried to escape shall have a right to judicial review.", True),
        ("judicial review", "Exceptions to this article shall be subject to judicial review.", True),
        ("judicial review", "A person released from custody after judicial review shall be named.", True),
        ("judicial review", "Copies shall be made at the expense of the Party, subject to judicial review.", True),
        ("judicial review", "A person who does not have a lawyer shall be told of judicial review.", True),
        ("judicial review", "International rules on judicial review shall not prevent the execution of an order.", False),
    ],
)  # fmt: skip
def test_wanted_words_are_denied_in_the_clause_they_stand_in_and_no_other(
    sought: str, text: str, expected: bool
) -> None:
    assert stands(sought, text, wanted=True) is expected


@pytest.mark.parametrize(
    ("sought", "text", "expected"),
    [
        ("human rights", "Data shall be collected even if human rights would be breached.", False),
        ("human rights", "Data shall be collected even where human rights are violated.", False),
        ("human rights", "Requests shall be executed even though human rights may be infringed.", False),
        ("human rights", "Even if human rights would be breached, data shall be collected.", False),
        ("judicial review", "Data shall be handed over even if there is no judicial review.", False),
        ("judicial review", "Data shall be handed over even if judicial review is not ensured.", False),
        ("human rights", "Remedies shall be available where human rights are violated.", True),
        ("human rights", "Persons whose human rights are violated shall have a remedy.", True),
        ("human rights", "Data shall not be transferred where human rights would be breached.", True),
        ("human rights", "A request shall be refused if human rights would be violated.", True),
        ("human rights", "Where human rights would be breached, a request shall be refused.", True),
        ("human rights", "Even if the case is urgent, human rights shall be respected.", True),
        ("human rights", "Human rights shall be respected even if the case is urgent.", True),
        ("human rights", "Human rights may be restricted in an emergency.", False),
        ("human rights", "Human rights may be limited for reasons of security.", False),
        ("human rights", "Human rights shall not be restricted.", True),
        ("human rights", "Human rights may not be restricted.", True),
        ("human rights", "Human rights may be restricted only by law.", True),
        ("human rights", "Human rights may only be restricted where that is proportionate.", True),
        ("human rights", "In no case shall human rights be restricted.", True),
        ("human rights", "Data shall be collected regardless of whether human rights would be violated.", False),
        ("human rights", "Data shall be collected whether or not human rights would be violated.", False),
        ("human rights", "Officers shall not act where human rights may be restricted.", True),
        ("human rights", "If the case is urgent, human rights may be restricted.", False),
        ("human rights", "Persons whose human rights are infringed may complain.", True),
        ("human rights", "Nothing in this article implies that human rights may be restricted.", True),
    ],
)  # fmt: skip
def test_what_befalls_the_wanted_words_turns_them_but_in_a_condition(
    sought: str, text: str, expected: bool
) -> None:
    assert stands(sought, text, wanted=True) is expected


@pytest.mark.parametrize(
    ("sought", "text", "expected"),
    [
        ("human rights", "Security shall come before human rights.", False),
        ("human rights", "National security shall rank above human rights.", False),
        ("human rights", "The needs of an inquiry outweigh human rights.", False),
        ("human rights", "This Convention shall take precedence over human rights.", False),
        ("human rights", "Human rights shall yield to security.", False),
        ("human rights", "Human rights shall be subordinate to security.", False),
        ("human rights", "Human rights come second to security.", False),
        ("human rights", "Human rights shall come before security.", True),
        ("human rights", "Human rights shall prevail over this Convention.", True),
        ("independent review", "Orders shall come before a court for independent review.", True),
        ("independent oversight", "Orders shall come before an independent oversight body.", True),
        ("judicial review", "The case shall come before the court, with judicial review of the order.", True),
        ("human rights", "Complaints shall come before a human rights committee.", True),
        ("judicial review", "Nothing shall come before judicial review.", True),
        ("judicial review", "A prosecutor shall act in place of a court without judicial review.", False),
        ("judicial review", "Officers shall act on a warrant in place of judicial review.", False),
    ],
)  # fmt: skip
def test_what_is_put_above_the_wanted_words_turns_them(
    sought: str, text: str, expected: bool
) -> None:
    assert stands(sought, text, wanted=True) is expected


@pytest.mark.parametrize(
    ("sought", "text", "expected"),
    [
        ("decrypt*", "A request to decrypt shall be refused.", False),
        ("decrypt*", "A request to decrypt data held by a provider shall be refused.", False),
        ("decrypt*", "A request to decrypt may be refused.", False),
        ("decrypt*", "A request to decrypt shall not be refused.", True),
        ("decrypt*", "No request to decrypt shall be refused.", True),
        ("decrypt*", "A request to decrypt shall be executed and none shall be refused.", True),
        ("decrypt*", "A request to decrypt shall be executed unless it is refused by a court.", True),
        ("decrypt*", "Assistance shall be refused where it would oblige a provider to decrypt data.", False),
        ("decrypt*", "A Party may decline a request to decrypt data.", False),
        ("decrypt*", "A Party shall refuse any request that would require a provider to decrypt data.", False),
        ("decrypt*", "A Party shall not refuse a request to decrypt data.", True),
        ("decrypt*", "A provider that refuses to assist shall be made to decrypt the data.", True),
        ("decrypt*", "Where a request is refused, the provider shall decrypt the data.", True),
        ("decrypt*", "Persons who refuse help shall decrypt their devices.", True),
        ("decrypt*", "Where the owner has refused, authorities may decrypt the data.", True),
        ("without ... judicial review", "A prosecutor shall act in place of a court without judicial review.", True),
        ("intercept*", "Authorities that are not courts shall not intercept data.", False),
        ("intercept*", "Where the owner has not agreed, authorities shall intercept data.", True),
        ("intercept*", "Authorities not under control may intercept data.", True),
        ("intercept*", "Nothing in this article shall allow authorities that are not courts to intercept data.", False),
        ("decrypt*", "Any person who refuses to decrypt data shall be liable to imprisonment.", True),
        ("decrypt*", "Refusal to decrypt data shall be an offence.", True),
        ("decrypt*", "Any person may refuse to decrypt data.", False),
        ("decrypt*", "No person shall refuse to decrypt data.", True),
        ("decrypt*", "Providers ordered to decrypt may be refused compensation.", True),
        ("intercept*", "Interception shall remain prohibited.", False),
        ("intercept*", "A Party is under no duty to intercept data.", False),
        ("intercept*", "The power to intercept data is abolished.", False),
        ("intercept*", "A court shall reject any application to intercept data.", False),
        ("intercept*", "A court shall decide without delay on any application to intercept data.", True),
        ("intercept*", "A provider shall not be liable for acts done to intercept data.", True),
        ("intercept*", "No provider may object where it is ordered to intercept data.", True),
        ("intercept*", "Not later than one day after the order, the provider shall intercept data.", True),
        ("intercept*", "Failure to intercept data shall be punished.", True),
        ("intercept*", "A provider that does not intercept data shall be liable to a fine.", True),
        ("intercept*", "A State that has not joined the network shall intercept data itself.", True),
        ("intercept*", "A power to intercept data shall in no case be conferred.", False),
        ("intercept*", "Nothing in the object and purpose of this Convention shall oblige a Party to intercept data.", False),
        ("intercept*", "No provider shall be liable where it does not intercept data.", False),
        ("intercept*", "Authorities that do not hold a warrant shall not intercept data.", False),
    ],
)  # fmt: skip
def test_unwanted_words_that_are_refused_or_ruled_out_are_denied(
    sought: str, text: str, expected: bool
) -> None:
    assert stands(sought, text, wanted=False) is expected
