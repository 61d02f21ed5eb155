"""Pages of the forms as small grey pictures: kept once, and compared ever after.

A form that was changed is looked at, then kept anew: run the tests with NGHEO_KEEP_PAGES=1.
"""

import os
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

KEPT = Path(__file__).parents[1] / "data" / "pages"
_SCALE = 0.5  # pixels per point: words are grey bars, lines and gaps are where they are
_GREYS = 16
_FAR = 64  # of 255: more than another version of the renderer makes of the same page
_SHARE = 0.002  # of the page; a line of words is five times that


def differs(name: str, pdf: bytes, page: int = 0) -> float:
    """Share of the page that is not as it was kept; page -1 is the last one."""
    drawn = _drawn(pdf, page)
    file = KEPT / f"{name}.png"
    if os.environ.get("NGHEO_KEEP_PAGES"):
        _kept(drawn).save(file, optimize=True)
    with Image.open(file) as opened:
        kept = opened.convert("L")
    if kept.size != drawn.size:
        return 1.0
    steps = ImageChops.difference(kept, drawn).histogram()
    return sum(steps[_FAR:]) / (kept.width * kept.height)


def is_same(share: float) -> bool:
    """Whether a page is what it was, in the eyes of whoever reads it."""
    return share <= _SHARE


def _drawn(pdf: bytes, page: int) -> Image.Image:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        at = page if page >= 0 else len(document) + page
        drawn: Image.Image = document[at].render(scale=_SCALE, grayscale=True).to_pil()
        return drawn.convert("L")
    finally:
        document.close()


def _kept(drawn: Image.Image) -> Image.Image:
    step = 256 // _GREYS
    return drawn.point(lambda grey: min(255, grey // step * step + step // 2)).quantize(_GREYS)
