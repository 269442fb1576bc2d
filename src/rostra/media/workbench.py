"""The limited process in which a stranger's file meets a decoder: `python -m rostra.media.workbench JOB`.

The job is JSON with `work` (`picture` or `avatar`), `source`, `target`, `kind`, `most_pixels`, `memory_bytes`, `cpu_s`
and `file_bytes`. The answer on standard output is JSON: the files made, or `{"code": …}` when the picture is refused.
It knows neither Django nor the database.
"""

import json
import resource
import sys
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rostra.media.confining import confine

_MOST_OPEN_FILES = 64


def _limit(job: dict[str, Any]) -> None:
    for what, most in (
        (resource.RLIMIT_AS, job["memory_bytes"]),
        (resource.RLIMIT_CPU, job["cpu_s"]),
        (resource.RLIMIT_FSIZE, job["file_bytes"]),
        (resource.RLIMIT_NOFILE, _MOST_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    confine()


def _work(job: dict[str, Any]) -> dict[str, Any]:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - after the limits

    from rostra.media import pictures  # noqa: PLC0415 - after the limits

    Image.MAX_IMAGE_PIXELS = job["most_pixels"]
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    make = pictures.make_avatar if job["work"] == "avatar" else pictures.make_renditions
    try:
        made = make(Path(job["source"]), Path(job["target"]), kind=job["kind"], most_pixels=job["most_pixels"])
    except pictures.Unfit as unfit:
        return {"code": unfit.code}
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return {"code": "too_many_pixels"}
    except UnidentifiedImageError:
        return {"code": "broken"}
    except MemoryError:
        return {"code": "too_hard"}
    except Exception as fault:  # Decoders raise all there is on a broken file.
        return {"code": "broken", "fault": f"{type(fault).__name__}: {fault}"[:200]}
    return asdict(made)


if __name__ == "__main__":
    _job = json.loads(sys.argv[1])
    _limit(_job)
    json.dump(_work(_job), sys.stdout)
