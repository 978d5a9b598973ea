"""Texts are folded before they are compared."""

import pytest

from relations.values.wording import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Biển Đông", "bien dong"),
        ("Võ Văn Thưởng", "VO VAN THUONG"),
        ("Straße", "STRASSE"),
        ("Xi’an", "Xi'an"),
        ("Xiʼan", "Xi'an"),
        ("“Two Corridors”", '"two corridors"'),
        ("China–Vietnam", "China-Vietnam"),
        ("China—Vietnam", "China-Vietnam"),
        ("Ha\u00a0 Noi\n", "Ha Noi"),
        ("Bie\u0302\u0309n", "Biển"),
        ("ﬁne", "fine"),
    ],
)
def test_equivalent_spellings_are_equal_when_folded(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xi Jinping", "Xi Jin Ping"),
        ("CPC", "CPV"),
        ("习近平", "西金平"),
        ("习近平", "Xi Jinping"),
        ("", "-"),
    ],
)
def test_different_names_stay_different_when_folded(one, other):
    assert folded(one) != folded(other)
