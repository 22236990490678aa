import networkx as nx
import pytest

from kompas.domain.map.drawing import Drawing
from kompas.domain.map.explained import finding_of_pairs, findings_of, rows_of_pairs
from kompas.domain.map.figures import figures_of, matrix_of
from kompas.enums import Domain, LineColour
from kompas.i18n import set_language
from tests.domain.map.drawings import drawing, drawing_of, large, line, party

STRONG, BETTER, HARDLY, UNKNOWN, NOT_NEEDED = LineColour


@pytest.mark.parametrize("graph", [nx.krackhardt_kite_graph(), nx.karate_club_graph()], ids=["kite", "karate"])
def test_centrality_equals_networkx(graph: "nx.Graph[int]") -> None:
    figures = figures_of(drawing_of(graph))
    assert figures.betweenness == {
        str(node): pytest.approx(score) for node, score in nx.betweenness_centrality(graph).items()
    }
    assert set(figures.cut_points) == {str(node) for node in nx.articulation_points(graph)}
    assert figures.strong_lines == {str(node): count for node, count in graph.degree}


def test_centrality_equals_what_was_published_of_the_kite_and_the_karate_club() -> None:
    kite = figures_of(drawing_of(nx.krackhardt_kite_graph()))
    assert next(iter(kite.betweenness.items())) == ("7", pytest.approx(14 / 36))
    assert sorted(kite.cut_points) == ["7", "8"]
    assert kite.strong_lines["3"] == 6
    karate = figures_of(drawing_of(nx.karate_club_graph()))
    assert next(iter(karate.betweenness.items())) == ("0", pytest.approx(0.43763528))
    assert karate.cut_points == ["0"]


def test_red_and_unknown_lines_hold_nothing_together() -> None:
    figures = figures_of(
        drawing(line("a", "b"), line("b", "c", HARDLY), line("c", "d", UNKNOWN), line("d", "e", BETTER))
    )
    assert figures.cut_points == []
    assert figures.alone == ["c"]
    assert [one.id for one in figures.missing] == ["b-c"]


def test_shares_are_of_the_rated_lines() -> None:
    figures = figures_of(
        drawing(
            line("a", "b"),
            line("b", "c", BETTER),
            line("c", "d", BETTER),
            line("a", "d", HARDLY),
            line("a", "c", NOT_NEEDED),
        )
    )
    assert figures.shares.rated == 4
    assert [figures.shares.share(colour) for colour in (STRONG, BETTER, HARDLY)] == [0.25, 0.5, 0.25]


def test_shares_per_pair_of_domains_do_not_depend_on_which_end_is_first() -> None:
    parties = (party("a", domain=Domain.SAFETY), party("b", domain=Domain.HEALTH), party("c", domain=Domain.SAFETY))
    figures = figures_of(Drawing(parties, (line("a", "b"), line("b", "c", HARDLY), line("a", "c"))))
    assert {pair: shares.counts[HARDLY] for pair, shares in figures.between_domains.items()} == {
        (Domain.SAFETY, Domain.SAFETY): 0,
        (Domain.SAFETY, Domain.HEALTH): 1,
    }


def test_the_matrix_is_symmetric_and_empty_where_there_is_no_line() -> None:
    cells = matrix_of(drawing(line("a", "b"), line("b", "c", HARDLY)))
    assert cells == [[None, STRONG, None], [STRONG, None, HARDLY], [None, HARDLY, None]]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_says_what_is_seen_and_how_to_read_it(language: str) -> None:
    set_language(language)
    shown = large(60, 300)
    findings = findings_of(shown, figures_of(shown))
    assert [finding.key for finding in findings] == ["colours", "domains", "strong", "connectors", "alone", "missing"]
    assert all(finding.title and finding.seen and finding.reading for finding in findings)
    assert not any("{" in finding.seen for finding in findings)


def test_every_pair_of_domains_has_all_its_shares_and_a_sentence() -> None:
    set_language("en")
    parties = (party("a", domain=Domain.SAFETY), party("b", domain=Domain.HEALTH), party("c", domain=Domain.SAFETY))
    figures = figures_of(Drawing(parties, (line("a", "b"), line("b", "c", HARDLY), line("a", "c"))))
    assert rows_of_pairs(figures) == [
        ["safety and justice – health care", "50% (1)", "0% (0)", "50% (1)", "2"],
        ["within safety and justice", "100% (1)", "0% (0)", "0% (0)", "1"],
    ]
    finding = finding_of_pairs(figures)
    assert finding is not None
    assert finding.seen == (
        "The largest share of strong lines: within safety and justice (100%). "
        "The largest share of red lines: safety and justice – health care (50%)."
    )
    assert finding_of_pairs(figures_of(drawing(line("a", "b", UNKNOWN)))) is None


def test_a_map_without_lines_has_nothing_to_say() -> None:
    shown = drawing(alone=("a", "b"))
    assert findings_of(shown, figures_of(shown)) == []


def test_a_sentence_names_who_and_how_many_more() -> None:
    set_language("en")
    shown = drawing(*(line("a", other, HARDLY) for other in "bcdefgh"))
    missing = findings_of(shown, figures_of(shown))[-1]
    assert missing.seen == "7 lines are wanted but barely exist: a – b, a – c, a – d, a – e, a – f and 2 more."
