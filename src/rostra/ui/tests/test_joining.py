"""Joining sources into one sheet and one script."""

import pytest

from rostra.ui.joining import JoiningError, join_scripts, join_styles, squeeze_css, squeeze_js


def test_imports_stand_in_their_layer_and_addresses_move() -> None:
    files = {
        "ui/css/index.css": '@layer base, pages;\n@import "base.css" layer(base);\n',
        "ui/css/base.css": 'a { src: url("../fonts/x.woff2"); }\n',
        "polls/polls.css": ".poll { color: red; }\n",
    }

    sheet = join_styles("ui/css/index.css", ["polls/polls.css"], target="ui/rostra.css", read=files.__getitem__)

    assert sheet == (
        '@layer base, pages; @layer base { a { src: url("fonts/x.woff2"); } } @layer pages { .poll { color: red; } }'
    )


def test_squeezing_leaves_strings_alone() -> None:
    assert squeeze_css('a  { content: "x  /* y */"; /* gone */ }') == 'a { content: "x  /* y */"; }'


def test_a_script_stands_after_what_it_imports_and_once() -> None:
    files = {
        "ui/js/index.js": 'import { a } from "./a.js";\nimport { b } from "./parts/b.js";\na(b());\n',
        "ui/js/a.js": 'import { b } from "./parts/b.js";\nexport function a(x) {\n  return b(x);\n}\n',
        "ui/js/parts/b.js": "// why\nexport const b = () => 1;\n",
    }

    script = join_scripts(["ui/js/index.js"], read=files.__getitem__)

    assert script == "const b = () => 1;\nfunction a(x) {\nreturn b(x);\n}\na(b());\n"


def test_two_things_of_one_name_are_refused() -> None:
    files = {"ui/a.js": 'import { b } from "./b.js";\nconst same = 1;\n', "ui/b.js": "export function same() {}\n"}

    with pytest.raises(JoiningError, match="same stands at the top of both"):
        join_scripts(["ui/a.js"], read=files.__getitem__)


def test_a_type_in_a_line_of_code_is_dropped_and_the_code_is_not() -> None:
    assert squeeze_js("  /** @type {X} */ (a).b();\n  /** gone */\n  // gone\n  c(); // kept\n") == (
        "(a).b();\nc(); // kept\n"
    )
