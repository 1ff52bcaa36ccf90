"""A yearly average, and what is so each time anew, are told apart from the sum over all the years by their qualifier."""

from __future__ import annotations

import pytest
from support.make import context_of, facts_of_sentence

#: A sentence, and the qualifiers of its figures.
_CASES = [
    pytest.param("五年来,生产总值年均增长8.2%,累计新增就业5万人。", ["年均", ""], id="growth, then a sum"),
    pytest.param("企业利润、服务业营收年均分别增长5.9%、9.9%。", ["年均", "年均"], id="a row of values"),
    pytest.param(
        "茶叶产值、营收、出口额、税收分别年均增长10.7%、12.9%、13.8%、10.6%。",
        ["年均"] * 4,
        id="the last of a long row",
    ),
    pytest.param("年均引进人才300名,累计投入奖金2亿元。", ["年均", ""], id="a level of each year"),
    pytest.param("农民收入年均增加1200元。", ["年均"], id="an amount of each year"),
    pytest.param("PM2.5年均浓度下降到32微克/立方米。", [""], id="a mean that is the indicator"),
    pytest.param("人均可支配收入增长8%。", [""], id="an average over people"),
    pytest.param("城镇居民人均可支配收入年均增长8.3%。", ["年均"], id="a yearly average of an average over people"),
    pytest.param("城乡居民人均可支配收入年均分别增长8.3%、9.6%。", ["年均", "年均"], id="a row of them"),
    pytest.param("每年引进茶师12人、企业4家,新建茶园3个。", ["每年", "每年", ""], id="so many each year, over a list"),
    pytest.param("确保每季度举行茶会1次。", [""], id="each quarter, which the indicator tells"),
    pytest.param("实行每周通报、9项工作专班推进。", [""], id="how often another deed is done"),
    pytest.param("每人每年补助300元。", [""], id="a rate that the indicator tells"),
    pytest.param("年平均气温16.2摄氏度。", [""], id="a mean of the weather"),
]

#: A sentence, and the qualifiers of its ranks.
_RANKS = [
    pytest.param("茶叶产值在全省48个山区县中位居第三。", ["全省48个山区县"], id="counties of a kind"),
    pytest.param(
        "瓷器产值、茶叶产值3项指标稳居全市第一。", ["全市", "全市"], id="how many are ranked is no count of places"
    ),
    pytest.param(
        "成绩在淮海34个县(市、区)中排名第五。", ["淮海34个县(市、区)"], id="counties of a part of the country"
    ),
    pytest.param("茶叶产值列全市7个县市区第2位。", ["全市"], id="all the counties of a city"),
    pytest.param("茶叶产值、增速分别居全省第四、第六。", ["全省", "全省"], id="two ranks in one place"),
    pytest.param("茶馆数量居中部第四。", ["中部"], id="a place that begins with 中"),
    pytest.param("在全省茶馆评价考核中位列县(市、区)第一名。", ["全省县(市、区)"], id="a contest of counties"),
]


@pytest.mark.parametrize(("sentence", "qualifiers"), _RANKS)
def test_ranks_say_among_whom(sentence: str, qualifiers: list[str]) -> None:
    figures = facts_of_sentence(sentence, context_of()).figures
    assert [figure.qualifier for figure in figures if figure.measure == "rank"] == qualifiers


@pytest.mark.parametrize(("sentence", "qualifiers"), _CASES)
def test_yearly_averages_are_qualified(sentence: str, qualifiers: list[str]) -> None:
    assert [figure.qualifier for figure in facts_of_sentence(sentence, context_of()).figures] == qualifiers
