#!/bin/sh
# The setting-up of the tool: system libraries, .venv and the locked packages. Says one line a step and nothing
# when nothing is missing; runs nothing of the tool itself. Another library is a line in `missing_libraries`,
# another Python package one in pyproject.toml. The sentences stand here and not in reports/phrases because
# nothing that could read them there is installed yet.
#
#   ./setup.sh run     what the evaluation needs
#   ./setup.sh test    that, and what its tests need
#   ./setup.sh lock    writes both lock files anew from the ranges in pyproject.toml
set -eu
cd "$(dirname "$0")"
venv=.venv/bin/python
minor='import sys; print(sys.version_info[:2])'

say() { printf '· %s / %s\n' "$1" "$2"; }

stop() { # in Finnish, in English, and the one command to give where there is one
    printf '\n%s\n%s\n' "$1" "$2" >&2
    [ -z "${3:-}" ] || printf '\n    %s\n\n' "$3" >&2
    exit 1
}

find_python() { # inside an activated environment the Python beneath it: .venv cannot stand on itself
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        python=$("$name" -c 'import sys
if sys.version_info >= (3, 11): print(getattr(sys, "_base_executable", sys.executable))' 2>/dev/null) || python=
        [ -z "$python" ] || return 0
    done
    stop "Tarvitaan Python 3.11 tai uudempi: komento python3 puuttuu tai on vanhempi." \
        "Python 3.11 or newer is needed: the command python3 is missing or older."
}

missing_libraries() { # the Debian packages of the shared libraries that WeasyPrint would look for in vain
    "$python" -c 'import ctypes
for name, package in (
    ("pango-1.0", "libpango-1.0-0"),
    ("pangoft2-1.0", "libpangoft2-1.0-0"),
    ("harfbuzz-subset", "libharfbuzz-subset0"),
):
    for file in (f"lib{name}.so.0", f"lib{name}.0.dylib"):
        try:
            ctypes.CDLL(file)
            break
        except OSError:
            continue
    else:
        print(package)'
}

missing_venv() { # Debian keeps the part of Python that makes environments in a package of its own
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$python" -c 'import sys; print("python{}.{}-venv".format(*sys.version_info))'
}

missing_programs() { # the tests hold reports and workbooks against these
    command -v pdftoppm >/dev/null || echo poppler-utils
    command -v qpdf >/dev/null || echo qpdf
    # 113 MB to fetch, 290 MB installed, half a minute
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
        echo chromium
    # the driver of that browser is linked against it
    "$python" -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null || echo libatomic1
    # not its -nogui sister, which aborts as soon as a macro types into a sheet (7.4)
    command -v soffice >/dev/null || echo libreoffice-calc
}

apt() { # never asks, and waits for another installation to end
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

install_system() { # $*: Debian packages
    sudo=$([ "$(id -u)" = 0 ] || echo "sudo ")
    by_hand="${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends $*"
    command -v apt-get >/dev/null ||
        stop "Järjestelmästä puuttuu (Debianin nimin): $*. Asenna vastaavat ja aja komento uudelleen." \
            "The system lacks (by Debian's names): $*. Install the like of them and give the command again."
    if [ -z "$sudo" ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else
        stop "Järjestelmästä puuttuu: $*. Anna tämä komento ja aja sitten äskeinen uudelleen:" \
            "The system lacks: $*. Give this command, then the former one again:" "$by_hand"
    fi
    say "Asennetaan järjestelmään: $*" "Installing on the system"
    log=$(mktemp)
    apt update >"$log" 2>&1 || : # one unreachable source need not matter; the installation below decides
    if ! apt install -y --no-install-recommends "$@" >>"$log" 2>&1; then
        tail -n 15 "$log" >&2 && rm -f "$log"
        stop "Asennus ei onnistunut (syy yllä). Anna tämä komento ja aja sitten äskeinen uudelleen:" \
            "The installation failed (reason above). Give this command, then the former one again:" "$by_hand"
    fi
    rm -f "$log"
}

key() { # of the lock files named and the Python they are installed for
    { cat "$@" && "$python" -c "$minor"; } |
        "$python" -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest()[:16])'
}

make_venv() { # anew, unless it is there, whole and of this Python
    if [ "$("$venv" -c "import pip; $minor" 2>/dev/null)" = "$("$python" -c "$minor")" ]; then return; fi
    say "Luodaan ympäristö .venv" "Making the environment .venv"
    "$python" -m venv --clear .venv || stop "Ympäristöä .venv ei voitu luoda (syy yllä)." \
        "The environment .venv could not be made (reason above)."
}

strangers() { # what is installed though no lock names it: openpyxl, for one, behaves otherwise beside lxml
    "$venv" -c 'import importlib.metadata, re
def plain(name): return re.sub(r"[-_.]+", "-", name).lower()
locks = (line for lock in ("requirements.lock", "requirements-test.lock") for line in open(lock))
named = {plain(line.split("==")[0]) for line in locks} | {"pip", "setuptools", "wheel"}
print(*{plain(found.metadata["Name"]) for found in importlib.metadata.distributions()} - named)'
}

install_packages() { # $@: lock files. Without dependencies, since the locks name them all
    say "Asennetaan lukitut paketit, noin minuutti" "Installing the locked packages, about a minute"
    pip="$venv -m pip --quiet --quiet --disable-pip-version-check --no-input"
    $pip install --no-deps --only-binary :all: $(printf -- '-r %s ' "$@") ||
        stop "Paketteja ei saatu asennettua (syy yllä). Onko verkkoyhteys kunnossa?" \
            "The packages could not be installed (reason above). Is there a network connection?"
    extra=$(strangers)
    [ -z "$extra" ] || $pip uninstall -y $extra
}

set_up() { # run | test. The stamp is written last: an interrupted installation is taken up again
    missing=$(missing_libraries; missing_venv; [ "$1" = run ] || missing_programs)
    [ -z "$missing" ] || install_system $missing
    run=.venv/installed-run-$(key requirements.lock)
    test=.venv/installed-test-$(key requirements.lock requirements-test.lock)
    if [ -e "$test" ] || { [ "$1" = run ] && [ -e "$run" ]; }; then return; fi
    make_venv
    rm -f .venv/installed-*
    if [ "$1" = run ]; then
        install_packages requirements.lock && touch "$run"
    else
        install_packages requirements.lock requirements-test.lock && touch "$run" "$test"
    fi
}

wanted() { # run | test: the ranges in pyproject.toml
    "$python" -c 'import sys, tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
ranges = {"run": project["dependencies"], **project["optional-dependencies"]}
print(*ranges[sys.argv[1]], sep="\n")' "$1"
}

write_locks() { # the test lock holds only what it adds, so the tests run on the versions the evaluation runs on
    say "Ratkaistaan versiot" "Resolving the versions"
    "$python" -m venv --clear build/lock
    pip="build/lock/bin/python -m pip --quiet --quiet --disable-pip-version-check"
    wanted run >build/lock/run.in
    $pip install -r build/lock/run.in
    $pip freeze >build/lock/run
    wanted test >build/lock/test.in
    $pip install -r build/lock/test.in -c build/lock/run
    $pip freeze --exclude lxml | grep -vxFf build/lock/run >build/lock/test # why no lxml: see `strangers`
    for part in run test; do
        lock=requirements$([ $part = run ] || echo "-$part").lock
        { grep '^#' "$lock" && cat "build/lock/$part"; } >build/lock/whole
        mv build/lock/whole "$lock"
    done
}

find_python
case ${1:-run} in
run | test) set_up "${1:-run}" ;;
lock) write_locks ;;
*) stop "Käyttö: ./setup.sh run | test | lock" "Usage: ./setup.sh run | test | lock" ;;
esac
