"""Whose deed it is: by-phrases, targets and subjects in sentences with more than one deed."""

from __future__ import annotations

import pytest

from dateline.annotate.en import EnglishAnnotator
from dateline.annotate.plain import article_of

#: One deed: its type, the words of its actors and of its recipients.
Deed = tuple[str, str, str]


@pytest.fixture(scope="module")
def annotator() -> EnglishAnnotator:
    return EnglishAnnotator()


def _deeds(annotator: EnglishAnnotator, text: str) -> list[Deed]:
    reading = annotator.read(article_of(text, "en", "2031-03-12"))
    found: list[Deed] = []
    for event in reading.events:
        parties = [
            ", ".join(slot.span.exact for slot in reading.slots_of(event.event_mention_id, name) if slot.span)
            for name in ("actor", "recipient")
        ]
        if event.type != "STATEMENT":
            found.append((event.type, parties[0], parties[1]))
    return found


_PASSIVE = [
    (
        "A Belgian convoy was ambushed near Arlon by French gunmen.",
        [("ASSAULT", "French gunmen", "Belgian convoy")],
    ),
    (
        "Rockets were fired at a Jordanian base by Syrian rebels.",
        [("ASSAULT", "Syrian rebels", "Jordanian base")],
    ),
    (
        "A convoy carrying Ethiopian soldiers was attacked in Somalia by Kenyan gunmen.",
        [("ASSAULT", "Kenyan gunmen", "convoy")],
    ),
    (
        "Norwegian troops were attacked by Danish soldiers during a visit by Swedish officials.",
        [("ASSAULT", "Danish soldiers", "Norwegian troops"), ("CONSULT", "Swedish officials", "")],
    ),
    (
        "Malian villages were raided by Nigerien soldiers in response to attacks by Malian rebels.",
        [("ASSAULT", "Nigerien soldiers", "Malian villages"), ("ASSAULT", "Malian rebels", "")],
    ),
    (
        "A Greek diplomat was expelled by Turkey over the arrest of a Turkish pilot by Greek police.",
        [("SANCTION", "Turkey", "Greek diplomat"), ("COERCE", "Greek police", "Turkish pilot")],
    ),
    (
        "Haiti was bombed by Jamaica over the killing of sailors by Haitian police.",
        [("ASSAULT", "Jamaica", "Haiti"), ("ASSAULT", "Haitian police", "sailors")],
    ),
    (
        "At least 20 rockets were launched from Syria into Turkey in retaliation for strikes by Turkish jets.",
        [("ASSAULT", "", "Turkey"), ("ASSAULT", "Turkish jets", "")],
    ),
]

_WITHIN = [  # the deed in a phrase with "in" is the verb's own
    (
        "The bridge at Kasane was destroyed in a strike by Zambian jets.",
        [("ASSAULT", "Zambian jets", "bridge at Kasane")],
    ),
    (
        "Five Omani soldiers were killed in shelling by Yemeni troops.",
        [("ASSAULT", "Yemeni troops", "Five Omani soldiers")],
    ),
    (
        "In a raid by Angolan troops on a Namibian farm, 12 villagers were killed.",
        [("ASSAULT", "Angolan troops", "12 villagers")],
    ),
    (
        "Nine Chadian men died in a raid by Libyan gunmen.",
        [("ASSAULT", "Libyan gunmen", "Nine Chadian men")],
    ),
]

_ACTIVE = [
    (
        "Portugal bombed Morocco in retaliation for raids by Moroccan forces.",
        [("ASSAULT", "Portugal", "Morocco"), ("ASSAULT", "Moroccan forces", "")],
    ),
    (
        "Sweden recalled its ambassador from Norway after the shelling of Gothenburg by Norwegian warships.",
        [("SANCTION", "Sweden", "Norway"), ("ASSAULT", "Norwegian warships", "Gothenburg")],
    ),
    (
        "Amid attacks by Kenyan troops, Somalia asked Egypt for weapons.",
        [("ASSAULT", "Kenyan troops", ""), ("APPEAL", "Somalia", "Egypt")],
    ),
    (
        "Following the abduction of a Thai monk by Burmese soldiers, Thailand attacked Burma.",
        [("ASSAULT", "Burmese soldiers", "Thai monk"), ("ASSAULT", "Thailand", "Burma")],
    ),
    (
        "Despite threats by Finland, Estonia sold missiles to Latvia.",
        [("THREATEN", "Finland", ""), ("COOPERATE", "Estonia, Latvia", "")],
    ),
    (
        "Polish police arrested four men after an attack by Czech gunmen on a church.",
        [("COERCE", "Polish police", "four men"), ("ASSAULT", "Czech gunmen", "church")],
    ),
    (
        "The Nigerian army arrested five men in response to the kidnapping of teachers by Cameroonian rebels.",
        [("COERCE", "Nigerian army", "five men"), ("ASSAULT", "Cameroonian rebels", "teachers")],
    ),
    (
        "Mongolian miners protested against a decision by the Russian government to close the border.",
        [("PROTEST", "Mongolian miners", "Russian government")],
    ),
    (
        "Spain condemned the bombing of a hospital by Italian jets.",
        [("ACCUSE", "Spain", "Italian jets")],
    ),
    (
        "Russian-backed rebels in Georgia attacked Armenian soldiers.",
        [("ASSAULT", "Russian-backed rebels in Georgia", "Armenian soldiers")],
    ),
]

_NOMINAL = [
    (
        "The shelling of a Sudanese town by Chadian forces killed nine people.",
        [("ASSAULT", "Chadian forces", "nine people")],
    ),
    (
        "An attack by Iraqi militants on a Kuwaiti base wounded three soldiers.",
        [("ASSAULT", "Iraqi militants", "three soldiers")],
    ),
    (
        "The raid on the Dutch embassy by Belgian gunmen killed four people.",
        [("ASSAULT", "Belgian gunmen", "four people")],
    ),
    (
        "An Austrian drone strike killed a Hungarian general in Sopron.",
        [("ASSAULT", "Austrian", "Hungarian general in Sopron")],
    ),
    (
        "The arrest of a Mexican senator by Cuban police angered Guatemala.",
        [("COERCE", "Cuban police", "Mexican senator")],
    ),
    (
        "Brazil's bombing of a Bolivian camp was condemned by Peru.",
        [("ACCUSE", "Peru", "Brazil's")],
    ),
]

_RELATIVE = [
    (
        "The soldiers, who were captured by Ethiopian rebels, attacked a prison in Djibouti.",
        [("ASSAULT", "Ethiopian rebels", "soldiers"), ("ASSAULT", "soldiers", "prison")],
    ),
    (
        "Kenya freed a Ugandan journalist who had been arrested by Tanzanian police.",
        [("RETREAT", "Kenya", "Ugandan journalist"), ("COERCE", "Tanzanian police", "Ugandan journalist")],
    ),
    (
        "Japan attacked a ship that had been seized by Korean pirates.",
        [("ASSAULT", "Japan", "ship"), ("COERCE", "Korean pirates", "ship")],
    ),
    (
        "Canadian soldiers shot a man who had attacked a Danish patrol.",
        [("ASSAULT", "Canadian soldiers", "man"), ("ASSAULT", "man", "Danish patrol")],
    ),
    (
        "Indian troops retook a town seized by Chinese soldiers.",
        [("COERCE", "Indian troops", "town"), ("COERCE", "Chinese soldiers", "town")],
    ),
    (
        "Croatian police beat students demonstrating against the arrest of a dean by the Serbian army.",
        [
            ("ASSAULT", "Croatian police", "students"),
            ("PROTEST", "students", "Serbian army"),
            ("COERCE", "Serbian army", "dean"),
        ],
    ),
]

_COORDINATED = [
    (
        "Tunisian police arrested two Libyan students and expelled an Algerian diplomat.",
        [("COERCE", "Tunisian police", "two Libyan students"), ("SANCTION", "Tunisian police", "Algerian diplomat")],
    ),
    (
        "Two Iranian fishermen were arrested by Qatari guards and beaten by Saudi soldiers.",
        [("COERCE", "Qatari guards", "Two Iranian fishermen"), ("ASSAULT", "Saudi soldiers", "Two Iranian fishermen")],
    ),
    ("Argentina and Chile attacked Bolivia.", [("ASSAULT", "Argentina, Chile", "Bolivia")]),
    ("Ukrainian and Polish soldiers bombed a Belarusian base.", [("ASSAULT", "Ukrainian, Polish", "Belarusian base")]),
    (
        "Rwanda attacked Burundi, and Burundian jets bombed Kigali.",
        [("ASSAULT", "Rwanda", "Burundi"), ("ASSAULT", "Burundian jets", "Kigali")],
    ),
    (
        "Germany bombed Denmark and Denmark shelled Kiel.",
        [("ASSAULT", "Germany", "Denmark"), ("ASSAULT", "Denmark", "Kiel")],
    ),
]

_CONDITION = [
    (
        "Among the steps that Iran would take in case Iraq errs would be the launch of missiles at Iraqi bases, "
        "the Iranian president said.",
        [("THREATEN", "Iranian president", "Iraqi bases")],
    ),
    (
        "Unless the rebels withdraw, the army will bomb the town, the Ethiopian minister said.",
        [("RETREAT", "rebels", ""), ("THREATEN", "army", "town")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), _PASSIVE)
def test_agent_of_the_passive(annotator: EnglishAnnotator, text: str, expected: list[Deed]) -> None:
    assert _deeds(annotator, text) == expected


@pytest.mark.parametrize(("text", "expected"), _WITHIN)
def test_agent_of_the_deed_it_was_done_in(annotator: EnglishAnnotator, text: str, expected: list[Deed]) -> None:
    assert _deeds(annotator, text) == expected


@pytest.mark.parametrize(("text", "expected"), _ACTIVE)
def test_deeds_in_the_background_keep_their_own_parties(
    annotator: EnglishAnnotator, text: str, expected: list[Deed]
) -> None:
    assert _deeds(annotator, text) == expected


@pytest.mark.parametrize(("text", "expected"), _NOMINAL)
def test_parties_of_nouns(annotator: EnglishAnnotator, text: str, expected: list[Deed]) -> None:
    assert _deeds(annotator, text) == expected


@pytest.mark.parametrize(("text", "expected"), _RELATIVE)
def test_parties_of_clauses_on_nouns(annotator: EnglishAnnotator, text: str, expected: list[Deed]) -> None:
    assert _deeds(annotator, text) == expected


@pytest.mark.parametrize(("text", "expected"), _COORDINATED)
def test_parties_of_joined_clauses(annotator: EnglishAnnotator, text: str, expected: list[Deed]) -> None:
    assert _deeds(annotator, text) == expected


@pytest.mark.parametrize(("text", "expected"), _CONDITION)
def test_conditional_acts_of_the_speaker_are_threats(
    annotator: EnglishAnnotator, text: str, expected: list[Deed]
) -> None:
    assert _deeds(annotator, text) == expected
