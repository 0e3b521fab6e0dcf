"""The set-up before the program: complete or not there, made anew when its list changes, one at a time, stopped safely."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bootstrap import environment, places, turns, usage, web_apps
from bootstrap.places import Places
from bootstrap.progress import Progress, SetupError

ROOT = Path(__file__).resolve().parents[3]
COMMAND = ROOT / "tillbook"


@pytest.fixture
def checkout(tmp_path: Path) -> Places:
    """A checkout with one empty lock and two little web apps."""
    root = tmp_path / "checkout"
    (root / "locks").mkdir(parents=True)
    (root / "locks" / "run.txt").write_text("# nothing is needed\n")
    for app in web_apps.APPS:
        (root / "web" / app).mkdir(parents=True)
        (root / "web" / app / "index.html").write_text(f"<title>{app}</title>")
    (root / "web" / "package-lock.json").write_text("{}")
    return places.find_places(root)


def progress(found: Places) -> Progress:
    return Progress(1, log=found.log)


def tillbook(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, COMMAND, *words], capture_output=True, text=True, check=False, env={**os.environ, **env}
    )


def test_help_needs_nothing_installed_and_names_every_command(tmp_path: Path) -> None:
    result = tillbook("--help", TILLBOOK_SETUP_DIR=str(tmp_path / "unused"))
    assert result.returncode == 0
    for name in ("demo", "serve", "test", "verify", "rebuild", "import", "export", "backup", "restore", "user"):
        assert f"\n  {name} " in result.stdout
    assert not (tmp_path / "unused").exists()


def test_a_mistyped_command_is_refused_with_the_nearest_one() -> None:
    result = tillbook("dmeo")
    assert result.returncode == 2
    assert "Did you mean `demo`?" in result.stderr


def test_the_root_file_parses_on_an_old_python() -> None:
    compile_as = "import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 6))"
    assert subprocess.run([sys.executable, "-c", compile_as, COMMAND], check=False).returncode == 0


def test_an_environment_is_made_once_and_reused(checkout: Places) -> None:
    first = environment.make_environment(checkout, "run", progress=progress(checkout))
    made_at = (first / environment.STAMP).stat().st_mtime_ns
    assert environment.make_environment(checkout, "run", progress=progress(checkout)) == first
    assert (first / environment.STAMP).stat().st_mtime_ns == made_at
    python = places.environment_python(first)
    assert subprocess.run([python, "-c", "import sys; sys.exit(sys.prefix == sys.base_prefix)"], check=False).returncode == 0


def made(checkout: Places) -> Path:
    """A folder as a set-up leaves it."""
    folder = checkout.made_from("run")
    folder.mkdir()
    (folder / environment.STAMP).touch()
    return folder


def test_a_changed_lock_is_another_environment_and_the_old_one_goes(checkout: Places) -> None:
    old = made(checkout)
    checkout.lock("run").write_text("# still nothing\n")
    assert not environment.is_environment_ready(checkout, "run")
    assert environment.start_folder(checkout, "run") != old
    assert not old.exists()


def test_an_environment_that_something_runs_from_is_not_removed(checkout: Places) -> None:
    old = made(checkout)
    code = "import sys, time; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from bootstrap.turns import hold_open; "
    code += "hold_open(Path(sys.argv[2])); print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", code, str(ROOT / "tools"), str(old)], stdout=subprocess.PIPE)
    checkout.lock("run").write_text("# still nothing\n")
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        environment.start_folder(checkout, "run")
        assert old.exists()
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    environment.start_folder(checkout, "run")
    assert not old.exists()


def test_what_an_interrupted_setup_left_is_not_used_and_made_anew(checkout: Places) -> None:
    left = checkout.made_from("run")
    (left / "bin").mkdir(parents=True)
    assert not environment.is_environment_ready(checkout, "run")
    assert environment.start_folder(checkout, "run") == left
    assert not left.exists()


def test_a_package_whose_hash_is_not_in_the_lock_is_refused_and_leaves_no_complete_environment(checkout: Places) -> None:
    checkout.lock("run").write_text("iniconfig==2.3.1 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(SetupError, match="Python packages") as refusal:
        environment.make_environment(checkout, "run", progress=progress(checkout))
    assert "hash" in str(refusal.value).lower()
    assert not environment.is_complete(checkout.made_from("run"))


def test_a_python_without_ensurepip_is_told_the_one_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/" + name)
    with pytest.raises(SetupError, match=rf"apt install python{sys.version_info[0]}\.{sys.version_info[1]}-venv"):
        environment.require_venv()


def test_two_setups_at_once_take_turns(tmp_path: Path) -> None:
    """Four at once: never two inside, and all get their turn."""
    inside, most, guard = 0, 0, threading.Lock()

    def one() -> None:
        nonlocal inside, most
        with turns.my_turn(tmp_path / "turn"):
            with guard:
                inside += 1
                most = max(most, inside)
            time.sleep(0.05)
            with guard:
                inside -= 1

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (most, inside) == (1, 0)


def test_a_failing_step_shows_the_end_of_its_log(tmp_path: Path) -> None:
    shown = Progress(1, log=tmp_path / "log")
    shown.begin("A step")
    with pytest.raises(SetupError, match=r"A step: failed \(3\)(?s:.*)the reason"):
        shown.run([sys.executable, "-c", "print('the reason'); raise SystemExit(3)"])


def test_where_the_checkout_cannot_be_written_the_users_cache_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "checkout"
    root.mkdir()
    (root / ".tillbook").write_text("a file stands where the folder would be made")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert places.find_places(root).home.parent == tmp_path / "cache" / "tillbook"


def stamp(checkout: Places) -> Path:
    """Pretend the apps were built from the sources as they are now."""
    assets = web_apps.assets_folder(checkout)
    assets.mkdir(parents=True, exist_ok=True)
    (assets / web_apps.STAMP).write_text(web_apps.sources_mark(checkout.root / "web"))
    return assets


def test_built_apps_are_kept_until_a_source_changes(checkout: Places) -> None:
    assets, web = stamp(checkout), checkout.root / "web"
    assert web_apps.are_built(assets, web=web)
    (web / "till" / "sell.test.ts").write_text("a test is no source of the build")
    (web / "node_modules").mkdir()
    (web / "node_modules" / "x.js").write_text("nor is what was installed")
    assert web_apps.are_built(assets, web=web)
    (web / "till" / "sell.ts").write_text("a new source")
    assert not web_apps.are_built(assets, web=web)


def test_built_apps_without_sources_need_no_build(checkout: Places) -> None:
    assets = stamp(checkout)
    (checkout.root / "web").rename(checkout.root / "gone")
    assert web_apps.are_built(assets, web=checkout.root / "web")


def test_the_packages_are_installed_again_when_their_list_changes(checkout: Places) -> None:
    web = checkout.root / "web"
    (web / "node_modules").mkdir()
    (web / "node_modules" / web_apps.STAMP).write_text(web_apps.packages_mark(web))
    assert web_apps.are_packages_installed(web)
    (web / "till" / "package.json").write_text('{"dependencies": {}}')
    assert not web_apps.are_packages_installed(web)


def test_the_bare_lock_is_the_test_locks_pytest_and_nothing_more() -> None:
    def entries(name: str) -> set[str]:
        text = (ROOT / "locks" / f"{name}.txt").read_text().replace("\\\n", " ")
        return {" ".join(line.split()) for line in text.splitlines() if "==" in line and not line.strip().startswith("#")}

    assert entries("bare") <= entries("test")
    names = {entry.split("==")[0] for entry in entries("bare")}
    assert names == {"pytest", "pluggy", "packaging", "iniconfig", "pygments", "colorama"}


def test_every_locked_file_is_named_by_its_hash() -> None:
    for lock in sorted((ROOT / "locks").glob("*.txt")):
        entries = lock.read_text().replace("\\\n", " ").splitlines()
        required = [entry for entry in entries if "==" in entry and not entry.strip().startswith("#")]
        assert required, lock
        assert [entry for entry in required if "--hash=sha256:" not in entry] == []


def test_the_commands_that_show_screens_are_commands() -> None:
    assert usage.COMMANDS.keys() >= usage.NEED_SCREENS
