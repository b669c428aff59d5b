"""Stand-ins for the project's macros, so that sqlfluff lints the SQL people write and not what macros make of it.

sqlfluff's jinja templater loads this package (`library_path` in .sqlfluff) and finds a function for every macro under
macros/: a macro whose SQL begins with select or with stands for a query, one that is keywords only for these, any other
for a value. dbt itself checks that the real ones work; expanded, the staging models take sqlfluff two minutes.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from types import SimpleNamespace


def _value(name: str, *_: object, **__: object) -> str:
    return f"{name}(1)"


def _query(reads: list[str], *arguments: object, **named: object) -> str:
    """Reads from what the macro reads and from every argument that looks like a relation, so that no step seems unused."""
    names = [name for name in (*reads, *arguments, *named.values()) if re.fullmatch(r"[a-z_]\w*", str(name))]
    return " union all ".join(f"select 1 as placeholder from {name}" for name in names) or "select 1 as placeholder"


class _Dbt:
    """dbt's own macros, dbt.anything(...): a type by its name, a value otherwise."""

    def __getattr__(self, name: str) -> functools.partial:
        return functools.partial(lambda n, *_, **__: "text" if n.startswith("type_") else f"{n}(1)", name)


dbt = _Dbt()
target = SimpleNamespace(type="duckdb", name="duckdb", schema="analytics", database="barton")
execute = False

for _path in sorted((Path(__file__).resolve().parents[2] / "macros").rglob("*.sql")):
    for _macro in re.finditer(r"{%-?\s*macro\s+(\w+)\(.*?%}(.*?){%-?\s*endmacro", _path.read_text(encoding="utf-8"), re.S):
        # what is left of the macro without jinja's own statements and comments
        _sql = re.sub(r"{#.*?#}|{%.*?%}", "", _macro[2], flags=re.S).strip()
        _stand_in = functools.partial(_value, _macro[1])
        if re.match(r"(select|with)\b", _sql):
            _stand_in = functools.partial(_query, re.findall(r"\b(?:from|join) ([a-z_]\w*)", _sql))
        globals()[_macro[1]] = _stand_in
        # a keyword that one engine has and another has not
        if _macro[1].startswith("default__") and re.fullmatch(r"[a-z ]+", _sql):
            globals()[_macro[1].removeprefix("default__")] = functools.partial(str, _sql)
