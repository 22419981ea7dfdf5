"""What is installed from a wheel speaks English too."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_wheel_carries_its_catalogues_compiled(tmp_path: Path) -> None:
    source = tmp_path / "source"
    left_out = shutil.ignore_patterns("*.mo", "__pycache__", "tests", "data")
    shutil.copytree(ROOT / "giaoban", source / "giaoban", ignore=left_out)
    shutil.copytree(ROOT / "tools", source / "tools", ignore=left_out)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    uv = Path(sys.executable).with_name("uv")
    command = [uv, "build", "--wheel", "--offline", "--no-build-isolation", "--python", sys.executable, "-o", tmp_path]
    subprocess.run([*command, source], check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    assert "giaoban/locale/en/LC_MESSAGES/django.mo" in zipfile.ZipFile(wheel).namelist()
