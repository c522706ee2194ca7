"""The package as it is installed: what is in it, its script, its types."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import textwrap
import time
from importlib import metadata, resources
from pathlib import Path

import pytest

import rapporteur
from conftest import ROOT, SAMPLES, VALID, WRONG
from rapporteur import Rapporteur

INSTALLED = os.environ.get("RAPPORTEUR_INSTALLED") == "1"
needs_wheel = pytest.mark.skipif(not INSTALLED, reason="not installed from the wheel: Scripts/test-python does so")


@needs_wheel
def test_it_is_the_wheel() -> None:
    assert not Path(rapporteur.__file__).is_relative_to(ROOT / "Python")
    with Rapporteur() as client:
        assert Path(client.tool).is_relative_to(Path(rapporteur.__file__).parent)
        assert client.version() == metadata.version("rapporteur")
    files = [str(file) for file in metadata.files("rapporteur") or []]
    assert any("LICENSES-BUNDLED" in file for file in files)
    assert not [file for file in files if "test" in file]


@needs_wheel
def test_script() -> None:
    script = Path(sys.executable).with_name("rapporteur")
    assert subprocess.run([script, "--version"], capture_output=True, text=True).stdout.strip() == metadata.version(
        "rapporteur"
    )
    assert subprocess.run([script, "validate", VALID], capture_output=True).returncode == 0
    assert subprocess.run([script, "validate", "-"], input=WRONG, capture_output=True).returncode == 1
    assert subprocess.run([script, "nonsense"], capture_output=True).returncode == 64


def test_script_without_a_tool(tmp_path: Path) -> None:
    environment = {**os.environ, "RAPPORTEUR": str(tmp_path / "nowhere")}
    ended = subprocess.run(
        [sys.executable, "-m", "rapporteur", "--version"], capture_output=True, text=True, env=environment
    )
    assert ended.returncode == 127
    assert "nowhere" in ended.stderr


def test_types_are_there() -> None:
    assert resources.files("rapporteur").joinpath("py.typed").is_file()


def test_types_of_what_people_write(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    (tmp_path / "use.py").write_text(
        textwrap.dedent("""
        import rapporteur
        from rapporteur import Outcome

        result = rapporteur.validate("a.xml", schema=["a.xsd"], rules=False, jobs=2)
        if result.outcome is Outcome.VALID:
            reveal_type(result.documents[0].findings[0].places[0].line)
        data: bytes = rapporteur.to_json(b"<a/>")
        frames = rapporteur.tables(["a.xml"], "votes").to_pandas()
        reveal_type(frames)
        rapporteur.validate(5)
        rapporteur.validate("a.xml", nonsense=True)
        rapporteur.tables("a.xml", errors="coerce")
    """)
    )
    ended = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "use.py"],
        capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    errors = [line for line in ended.stdout.splitlines() if ": error:" in line]
    assert (
        'Revealed type is "int | None"' in ended.stdout
        or "Union[builtins.int, None]" in ended.stdout
        or "builtins.int | None" in ended.stdout
    )
    assert "DataFrame" in ended.stdout
    assert [int(line.split(":")[1]) for line in errors] == [11, 12, 13], ended.stdout


def test_without_pyarrow(tmp_path: Path) -> None:
    """All but tables works, and tables say what is missing."""
    code = f"""
    import sys
    sys.modules["pyarrow"] = None
    sys.modules["pandas"] = None
    import rapporteur
    print(rapporteur.validate({str(VALID)!r}).outcome)
    try:
        rapporteur.tables({str(VALID)!r})
    except rapporteur.RapporteurError as error:
        print("pip install" in str(error))
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True)
    assert ended.stdout.split() == ["valid", "True"], ended.stderr


def test_import_costs_little() -> None:
    """PyArrow, pandas and tqdm are loaded when they are needed."""
    code = "import sys, rapporteur; print({'pyarrow', 'pandas', 'tqdm', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


def test_logging(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "rapporteur"):
        rapporteur.validate([VALID, VALID])
    assert any("--format json" in record.getMessage() for record in caplog.records)
    assert not [record for record in caplog.records if record.levelno > logging.INFO]


def test_progress(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    paths = sorted(SAMPLES.glob("*.xml"))
    with Rapporteur(progress=True) as client:
        client.validate(paths)
        list(client.json_lines([VALID, VALID]))
    assert "documents" in capsys.readouterr().err
    with Rapporteur() as client:
        client.validate(paths)
    assert capsys.readouterr().err == ""


def test_documented_examples_are_there() -> None:
    """Everything that is public has a docstring, and __all__ names it."""
    for name in rapporteur.__all__:
        assert getattr(rapporteur, name, None) is not None, name
        if callable(getattr(rapporteur, name)):
            assert getattr(rapporteur, name).__doc__, name


def test_options_are_the_settings() -> None:
    from dataclasses import fields

    from rapporteur._settings import Options, Settings

    assert {field.name for field in fields(Settings)} == set(Options.__annotations__)
    assert time.monotonic() > 0
