"""Settings are read from four places, and what cannot be used is named."""

import stat
from pathlib import Path

import pytest

from rostra.kit.configuration import run_folder_of
from rostra.kit.reading_settings import SettingError, declared, name_of, read_configuration, shown, unknown_variables
from rostra.kit.secret_key import secret_key_in


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    found = read_configuration({}, {"data": str(tmp_path)})

    assert str(found.bind) == "127.0.0.1:8000"
    assert found.base_url == "http://127.0.0.1:8000"
    assert found.database_url == f"sqlite:///{tmp_path}/rostra.sqlite3"
    assert found.sources["data"] == "command line"
    assert found.sources["bind"] == "default"


def test_the_command_line_comes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "rostra.toml").write_text('bind = "127.0.0.1:1001"\nworkers = 3\nlanguage = "de"\n')

    found = read_configuration(
        {"ROSTRA_DATA": str(tmp_path), "ROSTRA_BIND": "127.0.0.1:1002", "ROSTRA_WORKERS": "4"},
        {"bind": "127.0.0.1:1003"},
    )

    assert (found.bind.port, found.workers, found.language) == (1003, 4, "de")
    assert found.sources["language"] == str(tmp_path / "rostra.toml")


def test_lists_and_truth_values_in_the_file_are_understood(tmp_path: Path) -> None:
    (tmp_path / "rostra.toml").write_text('trusted_proxies = ["10.0.0.0/8", "::1"]\ndevelopment = true\n')

    found = read_configuration({}, {"data": str(tmp_path)})

    assert [str(network) for network in found.trusted_proxies] == ["10.0.0.0/8", "::1/128"]
    assert found.development is True


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ROSTRA_BIND", "8000"),
        ("ROSTRA_BIND", "127.0.0.1:70000"),
        ("ROSTRA_BASE_URL", "forum.example.org"),
        ("ROSTRA_BASE_URL", "https://forum.example.org/below"),
        ("ROSTRA_WORKERS", "0"),
        ("ROSTRA_WORKERS", "many"),
        ("ROSTRA_DATABASE_URL", "mysql://localhost/rostra"),
        ("ROSTRA_CACHE_BYTES", "64 megabytes"),
        ("ROSTRA_TIME_ZONE", "Atlantis"),
        ("ROSTRA_TRUSTED_PROXIES", "10.0.0.0/99"),
        ("ROSTRA_LOG_FORMAT", "xml"),
        ("ROSTRA_TLS_CERTIFICATE", "/no/such/file.pem"),
        ("ROSTRA_DEVELOPMENT", "perhaps"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name_and_value(name: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError) as refusal:
        read_configuration({name: text, "ROSTRA_DATA": str(tmp_path)})

    assert str(refusal.value).startswith(f"{name} is '{text}' (from: environment), but must be ")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ROSTRA_SMTP_URL", "smtp://"),
        ("ROSTRA_SMTP_URL", "smtps://me:hush@:465"),
        ("ROSTRA_REDIS_URL", "redis://"),
        ("ROSTRA_REDIS_URL", "rediss:///0"),
    ],
)
def test_an_address_without_a_host_is_refused_by_the_name_of_the_setting(name: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=rf"{name} .*an address with a host"):
        read_configuration({name: text}, {"data": str(tmp_path)})


def test_a_redis_at_a_socket_needs_no_host(tmp_path: Path) -> None:
    found = read_configuration({"ROSTRA_REDIS_URL": "unix:///run/redis.sock"}, {"data": str(tmp_path)})

    assert found.redis_url == "unix:///run/redis.sock"


def test_a_secret_is_not_repeated_in_the_refusal(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as refusal:
        read_configuration({"ROSTRA_SECRET_KEY": "too short"}, {"data": str(tmp_path)})

    assert "too short" not in str(refusal.value)


def test_a_name_that_is_no_setting_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    (tmp_path / "rostra.toml").write_text('base_ulr = "https://forum.example.org"\n')

    with pytest.raises(SettingError, match=r"'base_ulr', which is not a setting\. Is 'base_url' meant"):
        read_configuration({}, {"data": str(tmp_path)})


def test_a_variable_that_is_no_setting_is_named_with_the_nearest_one() -> None:
    environ = {"ROSTRA_BASE_URI": "https://forum.example.org", "ROSTRA_ZZZ": "1", "ROSTRA_bind": "1", "BASE_URI": "1"}

    assert unknown_variables(environ) == [
        "ROSTRA_BASE_URI is not a setting; did you mean ROSTRA_BASE_URL?",
        "ROSTRA_ZZZ is not a setting.",
        "ROSTRA_bind is not a setting; did you mean ROSTRA_BIND?",
    ]


def test_settings_and_what_the_processes_tell_each_other_are_known() -> None:
    ours = ["ROSTRA_CONFIG", "ROSTRA_FRONT_SETTINGS", "ROSTRA_SUPERVISOR", *map(name_of, declared())]

    assert unknown_variables(dict.fromkeys(ours, "1")) == []


def test_a_certificate_needs_its_key(tmp_path: Path) -> None:
    (tmp_path / "cert.pem").touch()

    with pytest.raises(SettingError, match="belong together"):
        read_configuration({"ROSTRA_TLS_CERTIFICATE": str(tmp_path / "cert.pem")}, {"data": str(tmp_path)})


def test_the_secret_key_is_made_once_and_is_for_this_user_alone(tmp_path: Path) -> None:
    first = secret_key_in(tmp_path)

    assert len(first) >= 48
    assert secret_key_in(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


def test_sockets_of_a_deep_data_directory_stay_within_the_length_the_system_allows(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 60) / ("b" * 60)

    assert len(str(run_folder_of(deep))) < 90
    assert run_folder_of(deep) != run_folder_of(deep / "c")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ROSTRA_SMTP_URL", "smtp://mail.example.org:99999"),
        ("ROSTRA_BASE_URL", "https://forum.example.org:99999"),
        ("ROSTRA_REDIS_URL", "redis://[::1"),
        ("ROSTRA_MAIL_FROM", "nobody"),
        ("ROSTRA_SECURITY_CONTACT", "call us"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_at_start(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} is "):
        read_configuration({name: text}, {"data": str(tmp_path)})


def test_of_a_secret_address_no_password_is_shown_wherever_it_stands() -> None:
    one = next(row for row in declared() if row.name == "database_url")

    assert shown(one, "postgres://u:hunter2@db/x?sslpassword=hunter3&a=b") == "postgres://u:…@db/x?sslpassword=…&a=b"


def test_a_certificate_that_is_none_is_refused_at_start(tmp_path: Path) -> None:
    file = tmp_path / "cert.pem"
    file.write_text("not a certificate")

    with pytest.raises(SettingError, match=r"ROSTRA_TLS_CERTIFICATE .* cannot be used"):
        read_configuration({"ROSTRA_TLS_CERTIFICATE": str(file), "ROSTRA_TLS_KEY": str(file)}, {"data": str(tmp_path)})
