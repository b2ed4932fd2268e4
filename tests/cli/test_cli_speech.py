from __future__ import annotations

import gettext

import pytest
from calls import Call, start

from mesograph.cli.speech import click_speaks

HELP = {
    "en": ("Usage:", "Options", "Show this message and exit.", "Example:"),
    "es": ("Uso:", "Opciones", "Muestra este mensaje y termina.", "Ejemplo:"),
    "pt": ("Uso:", "Opções", "Mostra esta mensagem e termina.", "Exemplo:"),
}


@pytest.mark.parametrize("language", HELP)
@pytest.mark.parametrize("command", ["ask", "query"])
def test_help_speaks_the_language_of_the_environment(command: str, language: str) -> None:
    result = start(command, "--help", LANG=f"{language}_XX.UTF-8")
    assert result.code == 0
    for said in HELP[language]:
        assert said in result.out, said
    if language != "en":
        for foreign in ("Usage", "Options", "Show", "Example"):
            assert foreign not in result.out, foreign


def test_the_option_wins_over_the_environment() -> None:
    assert "Responde a uma pergunta" in start("ask", "--lang", "pt", "--help", LANG="es_CL.UTF-8").out
    assert "Quem decide" not in start("ask", "--lang", "en", LANG="es_CL.UTF-8").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "No existe el comando 'nothing'."),
        (("ask", "--colour"), "No existe la opción '--colour'."),
        (("ask", "--format", "pdf"), "'pdf' no es uno de"),
        (("ask", "1", "2"), "Sobra un argumento (2)"),
        (("ask", "--day"), "La opción '--day' necesita un argumento."),
        (("query",), "Falta el argumento"),
    ],
)
def test_wrong_use_of_options_is_told_in_the_language(
    call: Call, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("MESOGRAPH_LANG", "es")
    result = call(*arguments)
    assert result.code == 2
    assert said in result.err


def test_gettext_is_left_as_it_was() -> None:
    before = gettext.dgettext
    with click_speaks("es"):
        assert gettext.gettext("Options") == "Opciones"
        assert gettext.gettext("what click never says") == "what click never says"
    assert gettext.dgettext is before
    assert gettext.gettext("Options") == "Options"
