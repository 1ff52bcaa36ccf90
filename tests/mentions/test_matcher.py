"""Finding many words at once, in one automaton or in layers that several sets share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.divisions import divisions
from kg.lexicon.matcher import Layer, Layers, Matcher, Pool, Shared
from kg.mentions.places.gazetteer import Gazetteer

_WORDS = st.sets(st.text("云岭海川", min_size=1, max_size=4), max_size=12)


@given(_WORDS, _WORDS, st.text("云岭海川", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_layers_find_what_one_automaton_finds(
    wide: set[str], own: set[str], text: str, start: int, length: int
) -> None:
    end = min(len(text), start + length)
    whole = Matcher(sorted(wide | own))
    layers = Layers((Layer(sorted(wide)), Layer(sorted(own - wide))))
    assert layers.find(text) == whole.find(text)
    assert layers.within(text, start, end) == whole.within(text, start, end)


@given(
    st.lists(_WORDS, min_size=1, max_size=4),
    st.lists(st.text("云岭海川", max_size=40), min_size=1, max_size=3),
    st.data(),
)
def test_sets_of_a_pool_find_what_each_finds_alone(sets: list[set[str]], texts: list[str], data: st.DataObject) -> None:
    pool = Pool()
    alone = [Matcher(sorted(words)) for words in sets]
    shared = [Shared(sorted(words), pool) for words in sets[:-1]]
    for number, text in enumerate(texts):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        if data.draw(st.booleans()):
            pool.divide(text, [(0, start), (start, end)])
        found = [one.within(text, start, end) for one in shared]
        if not number:  # joins while a text is read
            shared.append(Shared(sorted(sets[-1]), pool))
            found.append(shared[-1].within(text, start, end))
        assert found == [one.within(text, start, end) for one in alone]


def test_of_namesakes_that_of_the_own_province_is_known() -> None:
    code = {"130000": "130102", "210000": "210102"}  # 长安区 of 石家庄, 和平区 of 沈阳
    known = {
        province: Gazetteer(own, divisions().ancestors(own)).known
        for province, county in code.items()
        if (own := divisions().get(county)) is not None
    }
    assert known["210000"]["和平区"].code == "210102"
    assert known["130000"]["长安区"].code == "130102"
    assert known["130000"]["和平区"].code != "210102"


def test_counties_are_called_by_short_names_only_within_their_city() -> None:
    own = divisions().get("410102")
    assert own is not None
    known = Gazetteer(own, divisions().ancestors(own)).known
    assert known["新郑"].name == "新郑市"  # within the same city
    assert "霍山" not in known and known["霍山县"].name == "霍山县"
    assert known["郑州"].name == "郑州市" and known["河南"].name == "河南省"
