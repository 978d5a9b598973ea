"""Environment variables are typed; the error of an invalid one contains variable, value, rule and cure."""

import pytest

from config.env import Environment, InvalidSetting


def test_an_empty_environment_gives_the_defaults():
    env = Environment({})

    assert env.text("ENTENTE_NAME", "a") == "a"
    assert env.flag("ENTENTE_FLAG", default=True) is True
    assert env.number("ENTENTE_NUMBER", 3, least=1, most=5) == 3
    assert env.words("ENTENTE_WORDS", "a,b") == ["a", "b"]
    assert env.choice("ENTENTE_CHOICE", "a", among=("a", "b")) == "a"
    assert env.url("ENTENTE_URL", "locmem://", schemes=("locmem",)).scheme == "locmem"


def test_an_empty_variable_counts_as_unset():
    assert Environment({"ENTENTE_NUMBER": " "}).number("ENTENTE_NUMBER", 3, least=1, most=5) == 3


@pytest.mark.parametrize(("word", "meaning"), [("true", True), ("ON", True), ("0", False), ("No", False)])
def test_a_flag_accepts_the_usual_words(word, meaning):
    assert Environment({"ENTENTE_FLAG": word}).flag("ENTENTE_FLAG", default=not meaning) is meaning


def test_words_are_separated_by_commas_and_trimmed():
    assert Environment({"ENTENTE_WORDS": " a , b,"}).words("ENTENTE_WORDS") == ["a", "b"]


def flag(env):
    return env.flag("X", default=False)


def number(env):
    return env.number("X", 3, least=1, most=5)


def choice(env):
    return env.choice("X", "a", among=("a", "b"))


def words(env):
    return env.words("X", rule="made of letters", fits=str.isalpha)


def url(env):
    return env.url("X", "redis://127.0.0.1", schemes=("redis", "rediss"))


@pytest.mark.parametrize(
    ("read", "value", "rule"),
    [
        (flag, "maybe", "must be one of true, 1, yes, on, false, 0, no, off"),
        (number, "six", "must be a whole number from 1 to 5"),
        (number, "6", "must be a whole number from 1 to 5"),
        (number, "-1", "must be a whole number from 1 to 5"),
        (number, "٣", "must be a whole number from 1 to 5"),
        (choice, "c", "must be one of a, b"),
        (words, "b2", "every entry must be made of letters"),
        (url, "http://127.0.0.1", "must start with redis:// or rediss://"),
        (url, "redis:6379", "must start with redis:// or rediss://"),
        (url, "redis://127.0.0.1:99999", "must be a URL"),
        (url, "redis://127.0.0.1:0", "must be a URL"),
        (url, "redis://[::1", "must be a URL"),
    ],
)
def test_an_invalid_value_is_an_error_with_variable_value_rule_and_cure(read, value, rule):
    with pytest.raises(InvalidSetting) as error:
        read(Environment({"X": value}))

    message = str(error.value)
    assert message.startswith(f"X={value!r}: {rule}")
    assert message.count("X") >= 2, "the cure names the variable again"


def test_an_error_does_not_contain_the_password():
    with pytest.raises(InvalidSetting) as error:
        url(Environment({"X": "http://reader:hunter2@127.0.0.1/1"}))

    assert "hunter2" not in str(error.value)
    assert "reader" in str(error.value)


def test_an_unknown_variable_is_an_error_with_the_most_similar_name():
    env = Environment({"ENTENTE_THREAD": "secret", "HOME": "/"})
    env.number("ENTENTE_THREADS", 8, least=1, most=9)

    with pytest.raises(InvalidSetting, match="Did you mean ENTENTE_THREADS") as error:
        env.refuse_unknown()

    assert "secret" not in str(error.value)


def test_an_unknown_variable_without_a_similar_name_is_an_error_too():
    with pytest.raises(InvalidSetting, match=r"Unset ENTENTE_ZZZ; see docs/operations\.md"):
        Environment({"ENTENTE_ZZZ": "1"}).refuse_unknown()


def test_known_variables_and_those_of_other_programs_are_accepted():
    env = Environment({"ENTENTE_THREADS": "4", "HOME": "/"})

    assert env.number("ENTENTE_THREADS", 8, least=1, most=9) == 4
    assert env.refuse_unknown() is None
